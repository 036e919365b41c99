package dev.evenflow.notification.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.evenflow.testkit.process.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A mail server on 127.0.0.1 that is told by the recipient how to behave: {@code refused@…} is no mailbox, {@code busy@…} is
 * for the first two times, {@code slow@…} has no answer until {@link #hurry()}. Everything else is taken. There is one of it,
 * which may leave its address to another for a while.
 */
public final class SmtpServer implements QuarkusTestResourceLifecycleManager {

    private static final List<String> TAKEN = new CopyOnWriteArrayList<>();
    private static final Map<String, Integer> TRIES = new ConcurrentHashMap<>();
    private static final CountDownLatch HURRY = new CountDownLatch(1);

    private static final int PORT = FreePort.find();

    private static volatile SMTPServer server = build();

    private static SMTPServer build() {
        return SMTPServer.port(PORT)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandlerFactory(context -> new Handler())
                .build();
    }

    @Override
    public Map<String, String> start() {
        server.start();
        return Map.of("SMTP_HOST", "127.0.0.1", "SMTP_PORT", Integer.toString(PORT));
    }

    @Override
    public void stop() {
        HURRY.countDown();
        server.stop();
    }

    static int port() {
        return PORT;
    }

    /** Nobody listens any more. */
    static void leave() {
        server.stop();
    }

    static void comeBack() {
        server = build();
        server.start();
    }

    /** What was taken for a recipient, as it came. */
    static List<String> takenFor(String recipient) {
        return TAKEN.stream().filter(mail -> mail.contains("To: " + recipient)).toList();
    }

    /** How often somebody tried to send to a recipient. */
    static int triesFor(String recipient) {
        return TRIES.getOrDefault(recipient, 0);
    }

    /** Lets slow mails through. */
    static void hurry() {
        HURRY.countDown();
    }

    private static final class Handler implements MessageHandler {

        private String recipient = "";

        @Override
        public void from(String from) {
            // anybody may send
        }

        @Override
        public void recipient(String to) throws RejectException {
            recipient = to;
            var tries = TRIES.merge(to, 1, Integer::sum);
            if (to.startsWith("refused")) {
                throw new RejectException(550, "no such mailbox");
            }
            if (to.startsWith("busy") && tries <= 2) {
                throw new RejectException(451, "try again later");
            }
        }

        @Override
        public String data(InputStream data) throws IOException {
            var mail = new String(data.readAllBytes(), UTF_8);
            if (recipient.startsWith("slow")) {
                waitUntilHurried();
            }
            TAKEN.add(mail);
            return "taken";
        }

        @Override
        public void done() {
            // nothing is kept
        }

        private static void waitUntilHurried() throws IOException {
            try {
                HURRY.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }
}
