package dev.evenflow.messaging.request;

import dev.evenflow.messaging.MessagingConfig;
import dev.evenflow.messaging.connection.BrokerConnection;
import dev.evenflow.messaging.consume.StoreOutages;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers the questions of other services. Of the instances of a service one answers each. */
@ApplicationScoped
public class Responders {

    private final BrokerConnection broker;
    private final MessagingConfig config;
    private final StoreOutages outages;
    private final String service;
    private final List<Responder<?>> responders = new CopyOnWriteArrayList<>();

    Responders(
            BrokerConnection broker,
            MessagingConfig config,
            StoreOutages outages,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.broker = broker;
        this.config = config;
        this.outages = outages;
        this.service = service;
    }

    /**
     * Answers such questions from now on, whenever NATS is there, {@code evenflow.messaging.request.concurrency} at the same
     * time. A question that is malformed is refused without any work. What the work fails with, the asker hears as
     * {@link RequestRefusedException}: its own, else code 503 when a store is away, else 500.
     *
     * @param work called on a thread that may be blocked, once per question; what it completes with is the answer
     */
    public <Q> void answer(String subject, Class<Q> question, Function<Q, Uni<?>> work) {
        var responder = new Responder<>(subject, question, work, outages, config.request());
        responders.add(responder);
        broker.onUp(connection -> responder.listen(connection, service));
    }

    /** Hears no more questions; waits for what is being answered, at most {@code evenflow.messaging.drain-timeout}. */
    public void drain() {
        responders.forEach(Responder::deafen);
        var until = System.nanoTime() + config.drainTimeout().toNanos();
        responders.forEach(responder -> responder.awaitAnswers(until));
    }
}
