package dev.evenflow.testkit.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Stops what was started, stage by stage, however far the start had come. Thread-safe. */
final class Teardown implements AutoCloseable {

    /** In the order of stopping; what is in one stage stops at once. */
    enum Stage {
        SERVICES,
        NATS,
        MONGO,
        POSTGRES
    }

    private final Map<Stage, List<Runnable>> stops = new EnumMap<>(Stage.class);

    synchronized void add(Stage stage, Runnable stop) {
        stops.computeIfAbsent(stage, s -> new ArrayList<>()).add(stop);
    }

    /** Stops everything; calling it again does nothing more. */
    @Override
    public synchronized void close() {
        stops.values().forEach(stage -> stage.parallelStream().forEach(Runnable::run));
        stops.clear();
    }
}
