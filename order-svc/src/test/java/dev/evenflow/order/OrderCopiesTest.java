package dev.evenflow.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.FakeDelivery;
import dev.evenflow.Tables;
import dev.evenflow.contracts.EventIds;
import dev.evenflow.contracts.inventory.ProductCreated;
import dev.evenflow.contracts.inventory.ProductUpdated;
import dev.evenflow.contracts.inventory.StockUpdated;
import dev.evenflow.contracts.user.UserCreated;
import dev.evenflow.contracts.user.UserDeleted;
import dev.evenflow.contracts.user.UserUpdated;
import dev.evenflow.order.copy.CatalogueListener;
import dev.evenflow.order.copy.CustomersListener;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What an order knows of users and products. */
@QuarkusTest
class OrderCopiesTest {

    private static final Instant AT = Instant.parse("2025-05-25T10:00:00Z");

    private final CustomersListener customers;
    private final CatalogueListener catalogue;
    private final Tables tables;

    OrderCopiesTest(CustomersListener customers, CatalogueListener catalogue, Tables tables) {
        this.customers = customers;
        this.catalogue = catalogue;
        this.tables = tables;
    }

    @Test
    void customers_areTheirNewestVersion_howeverTheirEventsCome() {
        var id = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);
        var created = FakeDelivery.of(new UserCreated(id, "Ann", "ann@example.com", AT), 1);
        var renamed = FakeDelivery.of(new UserUpdated(id, "Anna", "ann@example.com", AT), 2);
        var deleted = FakeDelivery.of(new UserDeleted(id, AT), 3);

        apply(renamed, created, renamed);
        assertThat(tables.count("orders.customers WHERE name = 'Anna' AND active AND id = " + id))
                .isOne();
        apply(deleted);
        apply(created);

        assertThat(tables.count("orders.customers WHERE name = '' AND email = '' AND NOT active AND id = " + id))
                .isOne();
    }

    @Test
    void products_areTheirNewestVersion_howeverTheirEventsCome() {
        var id = new EventIds().next();
        var created = FakeDelivery.of(new ProductCreated(id, "Lamp", "", new BigDecimal("19.90"), 3), 1);
        var stocked = FakeDelivery.of(new StockUpdated(id, 5, 0), 2);
        var renamed = FakeDelivery.of(new ProductUpdated(id, "Torch", "", new BigDecimal("9.90")), 3);

        applyProducts(renamed, stocked, created);
        applyProducts(created);

        assertThat(tables.count("orders.products WHERE name = 'Torch' AND price = 9.90 AND id = '" + id + "'"))
                .isOne();
        assertThat(stocked.rejections()).isEmpty();
    }

    @Test
    void foreignEvents_areRejected() {
        var toCustomers = FakeDelivery.foreign();
        var toCatalogue = FakeDelivery.foreign();

        apply(toCustomers);
        applyProducts(toCatalogue);

        assertThat(toCustomers.rejections()).hasSize(1);
        assertThat(toCatalogue.rejections()).hasSize(1);
    }

    private void apply(FakeDelivery... deliveries) {
        customers.apply(FakeDelivery.batch(deliveries)).await().indefinitely();
    }

    private void applyProducts(FakeDelivery... deliveries) {
        catalogue.apply(FakeDelivery.batch(deliveries)).await().indefinitely();
    }
}
