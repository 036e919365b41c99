package dev.evenflow.notification.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.evenflow.testkit.process.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A mail server that dies with each mail, when it has read all of it and not answered. It is not there before it is opened. */
public final class BrokenSmtpServer implements QuarkusTestResourceLifecycleManager {

    private static final AtomicInteger READ = new AtomicInteger();
    private static final int PORT = FreePort.find();
    private static volatile @Nullable ServerSocket listening;

    @Override
    public Map<String, String> start() {
        return Map.of("SMTP_HOST", "127.0.0.1", "SMTP_PORT", Integer.toString(PORT));
    }

    @Override
    public void stop() {
        try {
            var server = listening;
            if (server != null) {
                server.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void open() throws IOException {
        var server = new ServerSocket(PORT, 0, InetAddress.getLoopbackAddress());
        listening = server;
        var acceptor = new Thread(() -> accept(server), "broken-smtp");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** Mails that were read to their end. */
    static int read() {
        return READ.get();
    }

    private static void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try (var client = server.accept()) {
                serve(client);
            } catch (IOException e) {
                // the next one
            }
        }
    }

    private static void serve(Socket client) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
        say(client, "220 ready");
        var inMail = false;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (inMail && line.equals(".")) {
                READ.incrementAndGet();
                return;
            }
            if (!inMail) {
                inMail = line.equals("DATA");
                say(client, inMail ? "354 go on" : "250 yes");
            }
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
    }
}
