package dev.evenflow.notification.message.store;

import java.time.Instant;

/** How an attempt to send a mail ended, as it is recorded. */
public sealed interface Settled {

    record Sent(Instant at) implements Settled {}

    /** It is tried again. */
    record Again(Instant due, String reason) implements Settled {}

    /** It is not tried again. */
    record Failed(String reason) implements Settled {}

    /** It may have been sent. */
    record Unknown(String reason) implements Settled {}

    /** It was not to be sent at all. */
    record Skipped(String reason) implements Settled {}
}
