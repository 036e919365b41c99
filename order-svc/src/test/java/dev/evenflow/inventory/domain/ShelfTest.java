package dev.evenflow.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.inventory.domain.Shortage.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShortageTest {

    private static final UUID LAMP = UUID.randomUUID();
    private static final UUID CHAIR = UUID.randomUUID();

    @Test
    void nothingIsShort_whenTheStockIsJustEnough() {
        assertThat(Shortage.of(List.of(of(LAMP, 3), of(CHAIR, 1)), Map.of(LAMP, 3L, CHAIR, 2L)))
                .isEmpty();
    }

    @Test
    void onlyWhatIsShort_isTold_andAnUnknownProductComesFirst() {
        var shortages = Shortage.of(List.of(of(LAMP, 4), of(CHAIR, 1)), Map.of(LAMP, 3L));

        assertThat(shortages)
                .containsExactly(
                        new Shortage(of(LAMP, 4), Reason.INSUFFICIENT_STOCK),
                        new Shortage(of(CHAIR, 1), Reason.UNKNOWN_PRODUCT));
        assertThat(Shortage.first(shortages)).contains(Reason.UNKNOWN_PRODUCT);
        assertThat(Shortage.first(List.of())).isEmpty();
    }

    private static Reservation of(UUID product, long quantity) {
        return new Reservation(new UUID(7, 7), product, quantity, Instant.EPOCH);
    }
}
