package dev.evenflow.inventory.allocate;

import static dev.evenflow.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.Api;
import dev.evenflow.FakeDelivery;
import dev.evenflow.Tables;
import dev.evenflow.contracts.EventIds;
import dev.evenflow.contracts.command.CommitStock;
import dev.evenflow.contracts.command.ReleaseStock;
import dev.evenflow.contracts.command.ReserveStock;
import dev.evenflow.contracts.command.StockItem;
import java.util.List;
import java.util.UUID;

/** Products, an order for some of them and its saga, which asks for the stock. */
final class OrderedStock {

    final UUID saga = UUID.randomUUID();
    final UUID order = UUID.randomUUID();
    private final Tables tables;
    private final EventIds ids;
    private final Api api = new Api();

    OrderedStock(Tables tables, EventIds ids) {
        this.tables = tables;
        this.ids = ids;
    }

    UUID product(long stock) {
        return UUID.fromString(api.product(stock).substring("/products/".length()));
    }

    static StockItem item(UUID product, long quantity) {
        return new StockItem(product, quantity);
    }

    FakeDelivery reserve(StockItem... items) {
        return FakeDelivery.of(new ReserveStock(ids.next(), saga, order, List.of(items)), 1);
    }

    FakeDelivery release() {
        return FakeDelivery.of(new ReleaseStock(ids.next(), saga, order), 2);
    }

    FakeDelivery commit() {
        return FakeDelivery.of(new CommitStock(ids.next(), saga, order), 3);
    }

    UUID saga(int number) {
        return new UUID(saga.getMostSignificantBits(), number);
    }

    /** Reasons of the events that tell of reservations which this command did not get. */
    List<String> refusals(FakeDelivery command) {
        return tables
                .rows("SELECT payload FROM outbox WHERE type = 'stock_reservation_failed' AND payload LIKE '%"
                        + command.envelope().id() + "%'")
                .stream()
                .map(row -> json(String.valueOf(row.get("payload")))
                        .path("payload")
                        .path("reason")
                        .asText())
                .toList();
    }

    void assertStock(UUID product, long stock, long reserved) {
        var found = json(api.get("/products/" + product));
        assertThat(found.path("stock").longValue()).isEqualTo(stock);
        assertThat(found.path("reserved").longValue()).isEqualTo(reserved);
    }
}
