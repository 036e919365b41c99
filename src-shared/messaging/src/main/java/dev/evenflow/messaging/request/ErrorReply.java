package dev.evenflow.messaging.request;

import io.nats.client.Message;
import io.nats.client.impl.Headers;
import java.util.Optional;

/**
 * A refusal as it travels: two headers and no body.
 *
 * @see <a href="https://github.com/nats-io/nats-architecture-and-design/blob/main/adr/ADR-32.md">NATS ADR-32</a>
 */
final class ErrorReply {

    private static final String ERROR = "Nats-Service-Error";
    private static final String CODE = "Nats-Service-Error-Code";

    private ErrorReply() {}

    static Headers of(RequestRefusedException refusal) {
        return new Headers()
                .put(ERROR, String.valueOf(refusal.getMessage()).replaceAll("\\s+", " "))
                .put(CODE, Integer.toString(refusal.code()));
    }

    static Optional<RequestRefusedException> in(Message answer) {
        var headers = answer.getHeaders();
        return Optional.ofNullable(headers)
                .map(all -> all.getFirst(CODE))
                .map(code -> new RequestRefusedException(number(code), String.valueOf(headers.getFirst(ERROR))));
    }

    private static int number(String code) {
        try {
            return Integer.parseInt(code);
        } catch (NumberFormatException e) {
            return RequestRefusedException.FAILED;
        }
    }
}
