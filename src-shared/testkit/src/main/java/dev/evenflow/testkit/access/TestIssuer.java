package dev.evenflow.testkit.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.evenflow.testkit.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer of tokens: a key, where it is published, and a folder that holds it for a service that issues tokens itself. */
public final class TestIssuer implements AutoCloseable {

    public static final String KEY_ID = "test-key";

    private final SigningKeyPair key = SigningKeyPair.generate();
    private final AtomicInteger asked = new AtomicInteger();
    private final Path folder;
    private final HttpServer server;
    private volatile String published = "{\"keys\":[" + key.jwk(KEY_ID) + "]}";

    private TestIssuer(Path folder, HttpServer server) {
        this.folder = folder;
        this.server = server;
    }

    /** Publishes on a free port of this machine. */
    public static TestIssuer start() {
        try {
            var folder = Folders.temporary("keys");
            var issuer = new TestIssuer(
                    folder, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            Files.writeString(folder.resolve(KEY_ID + ".pem"), issuer.key.pem());
            issuer.server.createContext("/jwks.json", issuer::answer);
            issuer.server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SigningKeyPair key() {
        return key;
    }

    public Path folder() {
        return folder;
    }

    public String jwksUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks.json";
    }

    /** From now on these are its keys, as a JWK Set; anything else is an error of its. */
    public void publish(String jwks) {
        published = jwks;
    }

    /** How often it was asked for its keys. */
    public int timesAsked() {
        return asked.get();
    }

    /** A valid token. */
    public String token(String subject, String... roles) {
        return Token.of(KEY_ID, subject, roles).signedBy(key);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        var body = published.getBytes(UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(published.startsWith("{") ? 200 : 500, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        Folders.delete(folder);
    }
}
