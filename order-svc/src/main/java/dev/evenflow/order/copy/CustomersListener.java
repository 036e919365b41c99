package dev.evenflow.order.copy;

import dev.evenflow.contracts.user.UserEvent;
import dev.evenflow.messaging.consume.EventBatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps customers in step with user-svc. Duplicate, late and replayed events change nothing. */
@ApplicationScoped
public class CustomersListener {

    private final Customers customers;

    CustomersListener(Customers customers) {
        this.customers = customers;
    }

    /** Fails when PostgreSQL does not take the batch, which is then delivered again. */
    @Incoming("order-customers")
    public Uni<Void> apply(EventBatch batch) {
        var changed = new ArrayList<Customer>();
        for (var delivery : batch.deliveries()) {
            var envelope = delivery.envelope();
            if (envelope.payload() instanceof UserEvent event) {
                changed.add(Customer.of(event, envelope.version()));
            } else {
                delivery.reject("not a user event: " + envelope.type());
            }
        }
        return customers.apply(Customer.newest(changed));
    }
}
