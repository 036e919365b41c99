package dev.evenflow.bench.app;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Publishes or consumes as configured and prints {@code rate <messages per second>}. */
@QuarkusMain
public class ChannelLoad implements QuarkusApplication {

    private final LoadConfig config;
    private final ChannelPublisher publisher;
    private final Consumption consumption;

    ChannelLoad(LoadConfig config, ChannelPublisher publisher, Consumption consumption) {
        this.config = config;
        this.publisher = publisher;
        this.consumption = consumption;
    }

    @Override
    public int run(String... arguments) throws InterruptedException {
        var nanos = config.consume() ? consumption.await() : publisher.publish();
        System.out.println("rate " + config.messages() * 1e9 / nanos);
        return 0;
    }
}
