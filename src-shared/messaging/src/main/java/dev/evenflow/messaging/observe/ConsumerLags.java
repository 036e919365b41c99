package dev.evenflow.messaging.observe;

import dev.evenflow.messaging.connection.BrokerConnection;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** {@code evenflow.consumer.lag} by {@code channel}, asked every {@code evenflow.messaging.metrics-interval}. */
@ApplicationScoped
public class ConsumerLags {

    private final BrokerConnection broker;
    private final MeterRegistry meters;
    private final List<ConsumerLag> lags = new CopyOnWriteArrayList<>();

    ConsumerLags(BrokerConnection broker, MeterRegistry meters) {
        this.broker = broker;
        this.meters = meters;
    }

    void watch(String channel, String stream, String consumer) {
        var lag = new ConsumerLag(stream, consumer);
        Gauge.builder("evenflow.consumer.lag", lag, ConsumerLag::messages)
                .description("Messages not handled yet")
                .tag("channel", channel)
                .strongReference(true)
                .register(meters);
        lags.add(lag);
    }

    /** On a worker thread: it blocks. */
    @Scheduled(
            every = "${evenflow.messaging.metrics-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        lags.forEach(lag -> lag.refresh(broker.current()));
    }
}
