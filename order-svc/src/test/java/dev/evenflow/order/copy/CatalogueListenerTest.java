package dev.evenflow.order.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.FakeDelivery;
import dev.evenflow.Tables;
import dev.evenflow.contracts.EventIds;
import dev.evenflow.contracts.inventory.ProductCreated;
import dev.evenflow.contracts.inventory.ProductUpdated;
import dev.evenflow.contracts.inventory.StockUpdated;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CatalogueListenerTest {

    private final CatalogueListener catalogue;
    private final Tables tables;

    CatalogueListenerTest(CatalogueListener catalogue, Tables tables) {
        this.catalogue = catalogue;
        this.tables = tables;
    }

    @Test
    void products_areTheirNewestVersion_howeverTheirEventsCome() {
        var id = new EventIds().next();
        var created = FakeDelivery.of(new ProductCreated(id, "Lamp", "", new BigDecimal("19.90"), 3), 1);
        var stocked = FakeDelivery.of(new StockUpdated(id, 5, 0), 2);
        var renamed = FakeDelivery.of(new ProductUpdated(id, "Torch", "", new BigDecimal("9.90")), 3);

        apply(renamed, stocked, created);
        apply(created);

        assertThat(tables.count("orders.products WHERE name = 'Torch' AND price = 9.90 AND id = '" + id + "'"))
                .isOne();
        assertThat(stocked.rejections()).isEmpty();
    }

    @Test
    void foreignEvent_isRejected() {
        var foreign = FakeDelivery.foreign();

        apply(foreign);

        assertThat(foreign.rejections()).hasSize(1);
    }

    private void apply(FakeDelivery... deliveries) {
        catalogue.apply(FakeDelivery.batch(deliveries)).await().indefinitely();
    }
}
