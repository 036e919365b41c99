package dev.evenflow.inventory.allocate;

import static dev.evenflow.inventory.allocate.OrderedStock.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.Tables;
import dev.evenflow.contracts.EventIds;
import dev.evenflow.inventory.Told;
import dev.evenflow.inventory.reserve.ExpiryNow;
import dev.evenflow.participant.Handling;
import dev.evenflow.participant.Heard;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Reserved stock leaves for good with its order. */
@QuarkusTest
class CommitStockTest {

    private final Handling commands;
    private final OrderedStock stock;
    private final ExpiryNow expiry;
    private final Tables tables;
    private final Told told;
    private final Heard heard;

    CommitStockTest(InventoryCommandsListener listener, ExpiryNow expiry, Tables tables, EventIds ids) {
        this.commands = new Handling(batch -> listener.handle(batch));
        this.stock = new OrderedStock(tables, ids);
        this.expiry = expiry;
        this.tables = tables;
        this.told = new Told(tables);
        this.heard = new Heard(tables);
    }

    @Test
    void commit_letsTheStockGo_forGood() {
        var lamp = stock.product(5);
        var chair = stock.product(2);
        commands.handle(stock.reserve(item(lamp, 3), item(chair, 2)));
        var commit = stock.commit();

        commands.handle(commit);
        commands.handle(commit, stock.commit());
        expireNow();
        settleReservations();

        stock.assertStock(lamp, 2, 0);
        stock.assertStock(chair, 0, 0);
        assertThat(told.types(lamp.toString())).containsExactly("product_created", "stock_reserved", "stock_updated");
        assertThat(told.versions(lamp.toString())).containsExactly(1L, 2L, 3L);
        assertThat(tables.count("inventory.reservations WHERE state = 'sold' AND order_id = '" + stock.order + "'"))
                .isEqualTo(2);
        assertThat(heard.by(stock.saga).subList(1, 4)).containsOnly("commit_stock done");
    }

    @Test
    void release_afterTheCommit_takesTheStockBack() {
        var lamp = stock.product(5);
        commands.handle(stock.reserve(item(lamp, 3)), stock.commit(), stock.release(), stock.release());

        stock.assertStock(lamp, 5, 0);
        assertThat(told.types(lamp.toString()))
                .containsExactly("product_created", "stock_reserved", "stock_updated", "stock_released");
        assertThat(told.versions(lamp.toString())).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void commit_isNotYetDone_beforeTheReservation() {
        var lamp = stock.product(5);
        var commit = stock.commit();

        commands.handle(commit, stock.reserve(item(lamp, 3)), commit);

        stock.assertStock(lamp, 2, 0);
        assertThat(heard.by(stock.saga))
                .containsExactly("commit_stock not yet: not-reserved", "reserve_stock done", "commit_stock done");
    }

    @Test
    void commit_isRefused_whenSomeOfItWentBack_andReleaseGivesBackTheRest() {
        var lamp = stock.product(5);
        var chair = stock.product(2);
        commands.handle(stock.reserve(item(lamp, 3), item(chair, 2)));
        tables.execute("UPDATE inventory.reservations SET state = 'expired', settled_at = now() WHERE order_id = '"
                + stock.order + "' AND product_id = '" + chair + "'");
        tables.execute("UPDATE inventory.products SET stock = 2, reserved = 0 WHERE id = '" + chair + "'");

        commands.handle(stock.commit());
        stock.assertStock(lamp, 2, 3);
        commands.handle(stock.release());

        stock.assertStock(lamp, 5, 0);
        stock.assertStock(chair, 2, 0);
        assertThat(heard.by(stock.saga))
                .containsExactly(
                        "reserve_stock done", "commit_stock refused: reservation-expired", "release_stock done");
    }

    private void expireNow() {
        tables.execute("UPDATE inventory.reservations SET expires_at = now() - interval '1 hour' WHERE order_id = '"
                + stock.order + "'");
    }

    private void settleReservations() {
        tables.execute("UPDATE inventory.reservations SET settled_at = now() - interval '1 year' WHERE order_id = '"
                + stock.order + "'");
        expiry.now();
    }
}
