package dev.evenflow.contracts;

/** JetStream streams and the subjects they hold. */
public final class Subjects {

    public static final String USERS_STREAM = "USERS";
    public static final String USER_EVENTS = "user.events";

    private Subjects() {}
}
