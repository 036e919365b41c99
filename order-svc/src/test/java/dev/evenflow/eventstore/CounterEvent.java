package dev.evenflow.eventstore;

import java.math.BigDecimal;

/** The events of an aggregate made for these tests: a counter with a limit. */
public sealed interface CounterEvent {

    record Started(BigDecimal limit) implements CounterEvent {}

    /** Schema 1 had {@code steps} in words and no {@code by}. */
    record Increased(int by) implements CounterEvent {}

    record Stopped(String reason) implements CounterEvent {}
}
