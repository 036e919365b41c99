package dev.evenflow.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.notification.message.domain.SendOutcome;
import dev.evenflow.notification.message.domain.SendOutcome.NotYet;
import dev.evenflow.notification.message.domain.SendOutcome.Refused;
import dev.evenflow.notification.message.domain.SendOutcome.Uncertain;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendFailuresTest {

    @ParameterizedTest
    @ValueSource(ints = {550, 552, 554})
    void outcome_isFinal_whenTheServerRefusesForGood(int code) {
        assertThat(answered(code)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {421, 450, 451, 530, 535})
    void outcome_isNotYet_whenTheServerMayTakeItLater(int code) {
        assertThat(answered(code)).isInstanceOf(NotYet.class);
    }

    @Test
    void outcome_isNotYet_whenTheServerWasNotReached() {
        assertThat(List.of(
                        new ConnectException("refused"),
                        new UnknownHostException("mail.invalid"),
                        new SSLHandshakeException("not trusted")))
                .allSatisfy(failure -> assertThat(SendFailures.outcome(failure)).isInstanceOf(NotYet.class));
    }

    @Test
    void outcome_isFinal_forAnAddressThatIsNone() {
        assertThat(SendFailures.outcome(new IllegalArgumentException("invalid")))
                .isEqualTo(new Refused("invalid"));
    }

    @Test
    void outcome_isNotYet_whenTheClientItselfDidNotBegin() {
        assertThat(SendFailures.outcome(new NoStackTraceThrowable("no STARTTLS")))
                .isEqualTo(new NotYet("no STARTTLS"));
    }

    @Test
    void outcome_isUncertain_forABrokenConnection() {
        assertThat(SendFailures.outcome(new NoStackTraceThrowable("Connection was closed.")))
                .isInstanceOf(Uncertain.class);
        assertThat(SendFailures.outcome(new IOException("socket was closed unexpected.")))
                .isEqualTo(new Uncertain("socket was closed unexpected."));
    }

    private static SendOutcome answered(int code) {
        return SendFailures.outcome(new SMTPException("no", code, List.of(code + " no"), false));
    }
}
