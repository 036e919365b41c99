package dev.evenflow.shipping.domain;

import java.util.UUID;

/** What became of the shipment of an order. */
public sealed interface Shipment {

    /** Number of events about it. */
    long version();

    record Scheduled(UUID id) implements Shipment {

        @Override
        public long version() {
            return 1;
        }

        public Cancelled cancelled() {
            return new Cancelled(id);
        }
    }

    record Cancelled(UUID id) implements Shipment {

        @Override
        public long version() {
            return 2;
        }
    }

    /** There will be none. */
    record Failed(String reason) implements Shipment {

        @Override
        public long version() {
            return 1;
        }
    }

    /** It was cancelled before it was asked for: none is scheduled any more. */
    record Withdrawn() implements Shipment {

        @Override
        public long version() {
            return 0;
        }
    }
}
