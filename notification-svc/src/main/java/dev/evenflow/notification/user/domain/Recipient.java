package dev.evenflow.notification.user.domain;

/** Whether and where a user can be written to, as the copy tells. */
public sealed interface Recipient {

    /** A user with an e-mail address. */
    record Reachable(String email) implements Recipient {}

    /** The user was deleted. */
    record Deleted() implements Recipient {}

    /** No such user is known here, perhaps not yet. */
    record Unheard() implements Recipient {}
}
