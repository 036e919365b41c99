package dev.evenflow.payment.open;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.eventstore.Cause;

/**
 * An account a user is to have.
 *
 * @param userId of user-svc
 */
record UserAccount(long userId, Cause cause) {

    /** Because of this event, in its correlation and trace. */
    static UserAccount because(Envelope<?> envelope, long userId) {
        var metadata = envelope.metadata();
        return new UserAccount(
                userId, new Cause(metadata.correlationId(), envelope.id().toString(), metadata.traceparent()));
    }
}
