package dev.evenflow.notification.mail;

import dev.evenflow.notification.message.domain.SendOutcome;
import dev.evenflow.notification.message.domain.SendOutcome.NotYet;
import dev.evenflow.notification.message.domain.SendOutcome.Refused;
import dev.evenflow.notification.message.domain.SendOutcome.Uncertain;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;

/**
 * What a failure says about the mail. Only an answer of the server, or that it was never reached, is certain; a connection
 * that broke may have broken before or after the server took the mail, and the mailer does not tell which.
 */
final class SendFailures {

    /** Reply codes 530 to 539: who sends is not accepted, which says nothing about the mail (RFC 4954). */
    private static final int AUTHENTICATION = 53;

    private static final int TENS = 10;
    private static final int MAX_REASON = 300;

    private SendFailures() {}

    static SendOutcome outcome(Throwable failure) {
        var reason = reason(failure);
        return switch (failure) {
            case SMTPException answer
            when answer.isPermanent() && answer.getReplyCode() / TENS != AUTHENTICATION -> new Refused(reason);
            case SMTPException answer -> new NotYet(reason);
            case IllegalArgumentException badAddress -> new Refused(reason);
            case UnknownHostException unreachable -> new NotYet(reason);
            case ConnectException unreachable -> new NotYet(reason);
            case NoRouteToHostException unreachable -> new NotYet(reason);
            case SSLHandshakeException noHandshake -> new NotYet(reason);
            case NoStackTraceThrowable said when !isClosed(said) -> new NotYet(reason);
            default -> new Uncertain(reason);
        };
    }

    /** The mail client says everything else of this kind before it hands the mail over: no STARTTLS, no login, too large. */
    private static boolean isClosed(NoStackTraceThrowable said) {
        return String.valueOf(said.getMessage()).startsWith("Connection was closed");
    }

    private static String reason(Throwable failure) {
        var text = failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure.getMessage().lines().findFirst().orElse("");
        return text.substring(0, Math.min(text.length(), MAX_REASON));
    }
}
