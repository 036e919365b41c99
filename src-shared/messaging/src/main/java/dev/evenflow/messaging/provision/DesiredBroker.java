package dev.evenflow.messaging.provision;

import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StreamConfiguration;
import io.quarkiverse.reactive.messaging.nats.jetstream.client.consumer.ConsumerConfigurationMapper;
import io.quarkiverse.reactive.messaging.nats.jetstream.configuration.ConnectorConfiguration;
import io.quarkiverse.reactive.messaging.nats.jetstream.configuration.mapper.PullConsumerConfigurationMapper;
import io.quarkiverse.reactive.messaging.nats.jetstream.configuration.mapper.StreamConfigurationMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The streams and pull consumers that {@code quarkus.messaging.nats.streams.*} asks for. */
@ApplicationScoped
class DesiredBroker {

    private final ConnectorConfiguration configuration;
    private final StreamConfigurationMapper streams;
    private final PullConsumerConfigurationMapper consumers;
    private final io.quarkiverse.reactive.messaging.nats.jetstream.client.stream.StreamConfigurationMapper toStream;
    private final ConsumerConfigurationMapper toConsumer;

    DesiredBroker(
            ConnectorConfiguration configuration,
            StreamConfigurationMapper streams,
            PullConsumerConfigurationMapper consumers,
            io.quarkiverse.reactive.messaging.nats.jetstream.client.stream.StreamConfigurationMapper toStream,
            ConsumerConfigurationMapper toConsumer) {
        this.configuration = configuration;
        this.streams = streams;
        this.consumers = consumers;
        this.toStream = toStream;
        this.toConsumer = toConsumer;
    }

    List<StreamConfiguration> streams() {
        return streams.map(configuration).stream().map(toStream::map).toList();
    }

    List<ConsumerConfiguration> consumers(String stream) {
        return consumers.map(stream, configuration).stream()
                .map(wanted -> toConsumer.map(wanted.consumerConfiguration(), wanted.pullConfiguration()))
                .toList();
    }
}
