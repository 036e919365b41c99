package dev.evenflow.payment.domain;

import dev.evenflow.money.domain.Money;
import java.util.UUID;

/** What became of the payment of an order. */
public sealed interface Payment {

    /** Number of events about it. */
    long version();

    /** The amount was taken from the account. */
    record Processed(UUID accountId, Money amount) implements Payment {

        @Override
        public long version() {
            return 1;
        }
    }

    /** Nothing was taken, and will not be. */
    record Failed(Money amount, String reason) implements Payment {

        @Override
        public long version() {
            return 1;
        }
    }

    /** The amount was taken, and is back. */
    record Refunded(UUID accountId, Money amount) implements Payment {

        @Override
        public long version() {
            return 2;
        }
    }

    /** It was given back before it was asked for: nothing is taken any more. */
    record Cancelled() implements Payment {

        @Override
        public long version() {
            return 0;
        }
    }
}
