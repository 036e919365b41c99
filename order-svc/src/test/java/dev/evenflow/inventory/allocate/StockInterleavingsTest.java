package dev.evenflow.inventory.allocate;

import static dev.evenflow.inventory.allocate.OrderedStock.item;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.FakeDelivery;
import dev.evenflow.Tables;
import dev.evenflow.contracts.EventIds;
import dev.evenflow.contracts.command.CommitStock;
import dev.evenflow.contracts.command.ReleaseStock;
import dev.evenflow.contracts.command.ReserveStock;
import dev.evenflow.inventory.Told;
import dev.evenflow.participant.Handling;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class StockInterleavingsTest {

    private static final int ORDERS = 64;
    private static final long STOCK = 30;

    private final Handling commands;
    private final OrderedStock stock;
    private final Tables tables;
    private final Told told;
    private final EventIds ids;

    StockInterleavingsTest(InventoryCommandsListener listener, Tables tables, EventIds ids) {
        this.commands = new Handling(batch -> listener.handle(batch));
        this.stock = new OrderedStock(tables, ids);
        this.tables = tables;
        this.told = new Told(tables);
        this.ids = ids;
    }

    /** Many orders for the same few products, in any order, at two instances: nothing is lost or sold twice. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void stock_isNeverSoldTwice_underAnyInterleaving(long seed) {
        var random = new Random(seed);
        var products = List.of(stock.product(STOCK), stock.product(STOCK), stock.product(STOCK));
        var rounds = new ArrayList<List<FakeDelivery>>();
        for (var i = 0; i < 3; i++) {
            rounds.add(new ArrayList<>());
        }
        IntStream.range(0, ORDERS).forEach(i -> order(i, products, rounds, random));
        rounds.get(2).subList(ORDERS / 2, ORDERS).clear();

        rounds.forEach(round -> {
            commands.handleAtOnce(
                    List.of(round.subList(0, round.size() / 2), round.subList(round.size() / 2, round.size())));
            assertThat(round).allSatisfy(one -> assertThat(one.failures()).isEmpty());
        });

        products.forEach(this::assertNothingLost);
    }

    /** Reserves in the first round, commits or releases in the second, and releases in the last. */
    private void order(int number, List<UUID> products, List<List<FakeDelivery>> rounds, Random random) {
        var saga = stock.saga(number);
        var id = ids.next();
        var items = IntStream.range(0, products.size())
                .filter(p -> random.nextBoolean() || p == number % products.size())
                .mapToObj(p -> item(products.get(p), random.nextLong(1, 4)))
                .collect(toCollection(ArrayList::new));
        Collections.shuffle(items, random);
        var second =
                random.nextBoolean() ? new CommitStock(ids.next(), saga, id) : new ReleaseStock(ids.next(), saga, id);
        rounds.get(0).add(FakeDelivery.of(new ReserveStock(ids.next(), saga, id, items), 1));
        rounds.get(1).add(FakeDelivery.of(second, 2));
        rounds.get(2).add(FakeDelivery.of(new ReleaseStock(ids.next(), saga, id), 3));
    }

    private void assertNothingLost(UUID product) {
        var row = tables.rows("SELECT p.stock, p.reserved, p.version, "
                        + " coalesce(sum(r.quantity) FILTER (WHERE r.state = 'held'), 0)::bigint AS held,"
                        + " coalesce(sum(r.quantity) FILTER (WHERE r.state = 'sold'), 0)::bigint AS sold"
                        + " FROM inventory.products p LEFT JOIN inventory.reservations r ON r.product_id = p.id"
                        + " WHERE p.id = '" + product + "' GROUP BY p.id")
                .getFirst();
        assertThat(row.get("reserved")).isEqualTo(row.get("held"));
        assertThat(number(row, "stock") + number(row, "held") + number(row, "sold"))
                .isEqualTo(STOCK);
        assertThat(told.versions(product.toString()))
                .isEqualTo(LongStream.rangeClosed(1, number(row, "version"))
                        .boxed()
                        .toList());
    }

    private static long number(Map<String, Object> row, String column) {
        return (Long) Objects.requireNonNull(row.get(column));
    }
}
