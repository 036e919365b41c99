package dev.evenflow.order.copy;

import dev.evenflow.contracts.inventory.InventoryEvent;
import dev.evenflow.contracts.inventory.ProductEvent;
import dev.evenflow.messaging.consume.EventBatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps names and prices in step with the inventory. Duplicate, late and replayed events change nothing. */
@ApplicationScoped
public class CatalogueListener {

    private final Catalogue catalogue;

    CatalogueListener(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Fails when PostgreSQL does not take the batch, which is then delivered again. */
    @Incoming("order-catalogue")
    public Uni<Void> apply(EventBatch batch) {
        var entries = new ArrayList<CatalogueEntry>();
        for (var delivery : batch.deliveries()) {
            var envelope = delivery.envelope();
            if (envelope.payload() instanceof ProductEvent event) {
                CatalogueEntry.of(event, envelope.version()).ifPresent(entries::add);
            } else if (!(envelope.payload() instanceof InventoryEvent)) {
                delivery.reject("not an event of the inventory: " + envelope.type());
            }
        }
        return catalogue.apply(CatalogueEntry.newest(entries));
    }
}
