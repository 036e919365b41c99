package dev.evenflow.notification.message.sync;

import dev.evenflow.contracts.order.OrderEvent;
import dev.evenflow.messaging.consume.Delivery;
import dev.evenflow.messaging.consume.EventBatch;
import dev.evenflow.notification.mail.MailDispatch;
import dev.evenflow.notification.message.domain.Composition;
import dev.evenflow.notification.message.domain.Message;
import dev.evenflow.notification.message.store.MessageStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Keeps a message for each milestone of an order. Duplicate, late and reordered events change nothing: a milestone has
 * one message. Sending is not waited for.
 */
@ApplicationScoped
public class OrderEventsListener {

    private final MessageStore store;
    private final MailDispatch mails;
    private final MessageMetrics metrics;

    OrderEventsListener(MessageStore store, MailDispatch mails, MessageMetrics metrics) {
        this.store = store;
        this.mails = mails;
        this.metrics = metrics;
    }

    /** Fails when MongoDB does not take the batch, which is then delivered again. */
    @Incoming("order-events")
    public Uni<Void> apply(EventBatch batch) {
        return store.keep(composed(batch))
                .invoke(metrics::kept)
                .invoke(mails::wake)
                .replaceWithVoid();
    }

    private List<Message> composed(EventBatch batch) {
        var messages = new ArrayList<Message>();
        for (Delivery delivery : batch.deliveries()) {
            if (delivery.envelope().payload() instanceof OrderEvent event) {
                Composition.of(event, delivery.envelope().timestamp())
                        .ifPresentOrElse(messages::add, metrics::noMilestone);
            } else {
                metrics.rejected();
                delivery.reject("not an order event: " + delivery.envelope().type());
            }
        }
        return messages;
    }
}
