package dev.evenflow.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.notification.NotConsuming;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NotConsuming.class)
class SendingToABrokenServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Mails mails;

    @BeforeEach
    void takeTheServerAway() {
        SmtpServer.leave();
    }

    @AfterEach
    void bringItBack() {
        SmtpServer.comeBack();
    }

    @Test
    void mail_waits_whileTheServerIsAway_andIsUnknown_whenTheServerDiesWithIt() throws IOException {
        mails.user(20, "twenty@example.com");
        var message = mails.tell(20);
        await().atMost(PATIENCE).until(() -> mails.reason(message) != null);
        assertThat(mails.reason(message)).contains("refused");
        assertThat(mails.status(message)).isIn("pending", "sending");

        try (var broken = new BrokenSmtpServer(SmtpServer.port())) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(mails.status(message)).isEqualTo("unknown"));
            assertThat(broken.read()).isEqualTo(1);
        }
    }
}
