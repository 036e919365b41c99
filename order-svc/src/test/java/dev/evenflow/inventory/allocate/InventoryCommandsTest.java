package dev.evenflow.inventory.allocate;

import static dev.evenflow.inventory.allocate.OrderedStock.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.Api;
import dev.evenflow.FakeDelivery;
import dev.evenflow.Tables;
import dev.evenflow.Written;
import dev.evenflow.contracts.EventIds;
import dev.evenflow.contracts.command.ProcessPayment;
import dev.evenflow.inventory.Told;
import dev.evenflow.participant.Handling;
import dev.evenflow.participant.Heard;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InventoryCommandsTest {

    private final Handling commands;
    private final OrderedStock stock;
    private final Tables tables;
    private final Told told;
    private final Heard heard;
    private final EventIds ids;
    private final Api api = new Api();

    InventoryCommandsTest(InventoryCommandsListener listener, Tables tables, EventIds ids) {
        this.commands = new Handling(batch -> listener.handle(batch));
        this.stock = new OrderedStock(tables, ids);
        this.tables = tables;
        this.told = new Told(tables);
        this.heard = new Heard(tables);
        this.ids = ids;
    }

    @Test
    void reserve_holdsAllItems_once() {
        var lamp = stock.product(5);
        var chair = stock.product(2);
        var reserve = stock.reserve(item(lamp, 3), item(chair, 2));

        commands.handle(reserve);
        commands.handle(reserve);
        commands.handle(stock.reserve(item(lamp, 3)));

        stock.assertStock(lamp, 2, 3);
        stock.assertStock(chair, 0, 2);
        assertThat(told.types(lamp.toString())).containsExactly("product_created", "stock_reserved");
        assertThat(told.types(chair.toString())).containsExactly("product_created", "stock_reserved", "stock_depleted");
        assertThat(told.versions(chair.toString())).containsExactly(1L, 2L, 3L);
        assertThat(heard.by(stock.saga)).hasSize(3).containsOnly("reserve_stock done");
    }

    @Test
    void reserve_holdsNothing_whenOneItemIsShort_andStaysRefused() {
        var lamp = stock.product(5);
        var chair = stock.product(1);
        var reserve = stock.reserve(item(lamp, 3), item(chair, 2));

        commands.handle(reserve);
        api.put("/products/" + chair + "/stock", "{\"stock\":10}");
        commands.handle(reserve);

        stock.assertStock(lamp, 5, 0);
        stock.assertStock(chair, 10, 0);
        assertThat(stock.refusals(reserve)).containsExactly("insufficient-stock");
        assertThat(heard.by(stock.saga)).hasSize(2).containsOnly("reserve_stock refused: insufficient-stock");
    }

    @Test
    void reserve_isRefused_forAProductThatIsNotThere() {
        var lamp = stock.product(1);

        commands.handle(stock.reserve(item(lamp, 2), item(ids.next(), 1)));

        stock.assertStock(lamp, 1, 0);
        assertThat(heard.by(stock.saga)).containsExactly("reserve_stock refused: unknown-product");
    }

    @Test
    void release_givesEverythingBack_once() {
        var lamp = stock.product(5);
        var chair = stock.product(2);
        commands.handle(stock.reserve(item(lamp, 3), item(chair, 2)));
        var release = stock.release();

        commands.handle(release);
        commands.handle(release, stock.release());
        commands.handle(stock.reserve(item(lamp, 1)));

        stock.assertStock(lamp, 5, 0);
        stock.assertStock(chair, 2, 0);
        assertThat(told.types(lamp.toString())).containsExactly("product_created", "stock_reserved", "stock_released");
        assertThat(heard.by(stock.saga))
                .containsExactly(
                        "reserve_stock done",
                        "release_stock done",
                        "release_stock done",
                        "release_stock done",
                        "reserve_stock refused: compensated");
    }

    @Test
    void release_beforeTheReservation_keepsItFromBeingMade() {
        var lamp = stock.product(5);
        var late = stock.reserve(item(lamp, 1));

        commands.handle(stock.release());
        commands.handle(late);
        commands.handle(late, stock.reserve(item(lamp, 1)), stock.commit());

        stock.assertStock(lamp, 5, 0);
        assertThat(stock.refusals(late)).containsExactly("compensated");
        assertThat(heard.by(stock.saga))
                .containsExactly(
                        "release_stock done",
                        "reserve_stock refused: compensated",
                        "reserve_stock refused: compensated",
                        "reserve_stock refused: compensated",
                        "commit_stock refused: compensated");
    }

    @Test
    void reservationOfAnOrder_isNotReleasedByItsId() {
        var lamp = stock.product(5);
        commands.handle(stock.reserve(item(lamp, 3)));
        var reservation = tables.rows("SELECT id FROM inventory.reservations WHERE order_id = '" + stock.order + "'")
                .getFirst()
                .get("id");

        assertThat(api.delete("/products/reservations/" + reservation).statusCode())
                .isEqualTo(404);

        stock.assertStock(lamp, 2, 3);
    }

    @Test
    void badItems_areRejected_andNothingIsWritten() {
        var lamp = stock.product(5);
        var before = Written.now(tables);
        var bad = List.of(
                stock.reserve(),
                stock.reserve(item(lamp, 0)),
                stock.reserve(item(lamp, -1)),
                stock.reserve(item(lamp, Long.MAX_VALUE)),
                stock.reserve(item(lamp, 1), item(lamp, 1)),
                FakeDelivery.of(new ProcessPayment(ids.next(), stock.saga, stock.order, 1, BigDecimal.ONE), 1));

        commands.handle(bad.toArray(FakeDelivery[]::new));

        assertThat(bad).allSatisfy(one -> assertThat(one.rejections()).hasSize(1));
        assertThat(Written.now(tables)).isEqualTo(before);
    }
}
