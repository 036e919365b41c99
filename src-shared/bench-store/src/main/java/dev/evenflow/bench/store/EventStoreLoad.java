package dev.evenflow.bench.store;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Does what is configured and prints {@code figure <name> <number per second>} for everything it has measured. */
@QuarkusMain
public class EventStoreLoad implements QuarkusApplication {

    private final StoreLoadConfig config;
    private final AppendComparison append;
    private final LoadComparison load;

    EventStoreLoad(StoreLoadConfig config, AppendComparison append, LoadComparison load) {
        this.config = config;
        this.append = append;
        this.load = load;
    }

    @Override
    public int run(String... arguments) {
        var figures = switch (config.task()) {
            case APPEND -> append.measure();
            case LOAD -> load.measure();
        };
        figures.forEach((name, rate) -> System.out.println("figure " + name + " " + rate));
        return 0;
    }
}
