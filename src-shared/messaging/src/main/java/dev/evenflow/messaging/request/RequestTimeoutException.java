package dev.evenflow.messaging.request;

import java.time.Duration;

/** No answer came in time; the question may have been heard or not. */
public final class RequestTimeoutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RequestTimeoutException(String subject, Duration timeout) {
        super("no answer from " + subject + " within " + timeout, null, false, false);
    }
}
