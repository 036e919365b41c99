package dev.evenflow.inventory.domain;

/**
 * What became of everything that was to be held for an order.
 *
 * @param items number of reservations that were made for it
 * @param reason why it was refused; empty otherwise
 */
public record OrderStock(State state, int items, String reason) {

    public enum State {
        /** All of it is held. */
        HELD,
        /** None of it was, or will be, held. */
        REFUSED,
        /** It is back. */
        RELEASED,
        /** It belongs to a confirmed order. */
        SOLD,
        /** It was released before it was asked for: nothing is held any more. */
        CANCELLED
    }

    public static final OrderStock CANCELLED = new OrderStock(State.CANCELLED, 0, "");

    public static OrderStock held(int items) {
        return new OrderStock(State.HELD, items, "");
    }

    public static OrderStock refused(String reason) {
        return new OrderStock(State.REFUSED, 0, reason);
    }

    public OrderStock released() {
        return new OrderStock(State.RELEASED, items, "");
    }

    public OrderStock sold() {
        return new OrderStock(State.SOLD, items, "");
    }
}
