package dev.evenflow.bench.sagas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server on 127.0.0.1 that takes every mail and counts how often each came. */
public final class MailSink implements AutoCloseable {

    private static final Pattern MESSAGE_ID = Pattern.compile("(?mi)^Message-ID: <([0-9a-f-]+)@evenflow>");

    // Held here: the log manager keeps settings of loggers in use only.
    private static final Logger LIBRARY = Logger.getLogger("org.subethamail");

    private final Map<String, Integer> taken = new ConcurrentHashMap<>();
    private final SMTPServer server = SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .messageHandlerFactory(context -> new Taking())
            .build();

    /** Starts it on a free port. */
    public MailSink() {
        LIBRARY.setLevel(Level.OFF); // a killed client would be a stack trace
        server.start();
    }

    public int port() {
        return server.getPortAllocated();
    }

    /** How often each mail came, by the id of its message; those without one under an empty id. */
    Map<String, Integer> taken() {
        return Map.copyOf(taken);
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Taking implements MessageHandler {

        @Override
        public void from(String from) {
            // anybody may send
        }

        @Override
        public void recipient(String recipient) {
            // to anybody
        }

        @Override
        public String data(InputStream data) throws IOException {
            var id = MESSAGE_ID.matcher(new String(data.readAllBytes(), UTF_8));
            taken.merge(id.find() ? id.group(1) : "", 1, Integer::sum);
            return "taken";
        }

        @Override
        public void done() {
            // nothing is kept
        }
    }
}
