package dev.evenflow.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.inventory.domain.Shortage.Reason;
import dev.evenflow.money.domain.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShelfTest {

    private static final Instant AT = Instant.parse("2025-05-25T10:00:00Z");
    private static final Instant NOW = AT.plusSeconds(5);
    private static final Product LAMP = product(3);
    private static final Product CHAIR = product(2);

    private final Shelf shelf = new Shelf(Map.of(LAMP.id(), LAMP, CHAIR.id(), CHAIR), NOW);

    @Test
    void nothingIsShort_whenTheStockIsJustEnough() {
        assertThat(shelf.shortages(List.of(of(LAMP, 3), of(CHAIR, 1)))).isEmpty();
    }

    @Test
    void onlyWhatIsShort_isTold_andAnUnknownProductComesFirst() {
        var unknown = product(1);
        var shortages = shelf.shortages(List.of(of(LAMP, 4), of(CHAIR, 2), of(unknown, 1)));

        assertThat(shortages)
                .containsExactly(
                        new Shortage(of(LAMP, 4), Reason.INSUFFICIENT_STOCK),
                        new Shortage(of(unknown, 1), Reason.UNKNOWN_PRODUCT));
        assertThat(Shortage.first(shortages)).contains(Reason.UNKNOWN_PRODUCT);
        assertThat(Shortage.first(List.of())).isEmpty();
    }

    @Test
    void whatIsHeld_isNotThereForTheNext_andEveryEventCounts() {
        var first = shelf.hold(of(LAMP, 1));
        assertThat(first.version()).isEqualTo(2);
        assertThat(shelf.shortages(List.of(of(LAMP, 3)))).hasSize(1);

        var last = shelf.hold(of(LAMP, 2));

        assertThat(last.stock()).isZero();
        assertThat(last.reserved()).isEqualTo(3);
        assertThat(last.version()).as("and it is depleted").isEqualTo(4);
        assertThat(last.updatedAt()).isEqualTo(NOW);
        assertThat(shelf.changed()).containsExactly(last);
    }

    @Test
    void whatIsSold_isReservedNoMore() {
        shelf.hold(of(CHAIR, 1));

        var sold = shelf.sell(of(CHAIR, 1));

        assertThat(sold.stock()).isOne();
        assertThat(sold.reserved()).isZero();
        assertThat(sold.version()).isEqualTo(3);
    }

    private static Reservation of(Product product, long quantity) {
        return new Reservation(new UUID(7, 7), product.id(), quantity, Instant.EPOCH);
    }

    private static Product product(long stock) {
        return Product.created(UUID.randomUUID(), "Lamp", "A lamp", Money.of("19.90"), stock, AT);
    }
}
