package dev.evenflow.outbox;

/** Wakes the relay. Call it after the transaction that wrote the rows has committed; never blocks, never fails. */
public interface OutboxSignal {

    void rowsCommitted();
}
