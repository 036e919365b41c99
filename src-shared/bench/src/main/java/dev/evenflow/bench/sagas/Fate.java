package dev.evenflow.bench.sagas;

import java.util.Optional;
import java.util.Random;

/** What an order has to come to, whatever is killed meanwhile. */
public enum Fate {
    /** It approves itself. */
    BOUGHT("confirmed", "", ""),
    /** It costs more than the limit, and somebody says yes. */
    APPROVED("confirmed", "", "approve"),
    /** More is ordered of something than there is; it is paid before that is known. */
    NO_STOCK("cancelled", "insufficient-stock", ""),
    /** The customer cannot pay. */
    NO_MONEY("cancelled", "insufficient-funds", ""),
    /** It costs more than the limit, and somebody says no. */
    REJECTED("rejected", "too-expensive", "reject"),
    /** The customer cancels it, at any moment: while its saga runs or when it is confirmed. */
    WITHDRAWN("cancelled", "changed-my-mind", "cancel");

    private static final int PERCENT = 100;
    private static final int DOOMED = 34;
    private static final int APPROVED_BY_HAND = 6;
    private static final int CANCELLED_BY_HAND = 6;

    private final String status;
    private final String reason;
    private final String decision;

    Fate(String status, String reason, String decision) {
        this.status = status;
        this.reason = reason;
        this.decision = decision;
    }

    /** A third is doomed: no stock, no money, rejected. */
    static Fate any(Random random) {
        var percent = random.nextInt(PERCENT);
        if (percent < DOOMED) {
            return switch (percent % 3) {
                case 0 -> NO_STOCK;
                case 1 -> NO_MONEY;
                default -> REJECTED;
            };
        }
        if (percent < DOOMED + APPROVED_BY_HAND) {
            return APPROVED;
        }
        return percent < DOOMED + APPROVED_BY_HAND + CANCELLED_BY_HAND ? WITHDRAWN : BOUGHT;
    }

    /** Of the order in the end. */
    String status() {
        return status;
    }

    /** Why it did not come to more; empty where it did. */
    String reason() {
        return reason;
    }

    /** Of the saga in the end. */
    String sagaStatus() {
        return isBought() ? "completed" : "compensated";
    }

    boolean isBought() {
        return status.equals("confirmed");
    }

    /** The call somebody makes about the order. */
    Optional<String> decision() {
        return decision.isEmpty() ? Optional.empty() : Optional.of(decision);
    }
}
