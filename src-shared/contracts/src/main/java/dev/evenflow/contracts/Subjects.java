package dev.evenflow.contracts;

/** JetStream streams and the subjects they hold. */
public final class Subjects {

    public static final String USERS_STREAM = "USERS";
    public static final String USER_EVENTS = "user.events";

    /** Requests to user-svc, see {@code contracts.consistency}; in no stream. */
    public static final String USER_DIGESTS = "user.consistency.digests";

    public static final String USER_ROWS = "user.consistency.rows";
    public static final String USER_REPUBLISH = "user.consistency.republish";
    public static final String USER_SNAPSHOT = "user.consistency.snapshot";

    public static final String ORDERS_STREAM = "ORDERS";
    public static final String ORDER_EVENTS = "order.events";
    public static final String PAYMENT_EVENTS = "payment.events";
    public static final String INVENTORY_EVENTS = "inventory.events";
    public static final String SHIPPING_EVENTS = "shipping.events";

    /** What sagas ask of participants, and what these answer. */
    public static final String COMMANDS_STREAM = "COMMANDS";

    public static final String PAYMENT_COMMANDS = "payment.commands";
    public static final String INVENTORY_COMMANDS = "inventory.commands";
    public static final String SHIPPING_COMMANDS = "shipping.commands";
    public static final String SAGA_REPLIES = "saga.replies";

    /** What consumers could not read or apply. */
    public static final String DEAD_LETTERS_STREAM = "DEAD_LETTERS";

    private Subjects() {}

    /** Where the dead letters of one channel of a service are; what no subject token may contain becomes {@code _}. */
    public static String deadLetters(String service, String channel) {
        return "dead." + token(service) + "." + token(channel);
    }

    /** The dead letters of all channels of a service. */
    public static String deadLettersOf(String service) {
        return "dead." + token(service) + ".>";
    }

    /** A name as one token of a subject. */
    public static String token(String name) {
        return name.replaceAll("[^A-Za-z0-9_-]", "_");
    }
}
