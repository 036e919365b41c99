package dev.evenflow.messaging.redrive;

import static dev.evenflow.messaging.Letters.letter;
import static dev.evenflow.messaging.Letters.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.messaging.deadletter.LetterPlace;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedriveOrderTest {

    @Test
    void of_isTheOrderOfPublishing_andOfVersionsWithinAnAggregate() {
        var order = RedriveOrder.of(List.of(
                letter(1, 40, "parked", "a", 4),
                letter(2, 20, "parked", "a", 5),
                letter(3, 30, "rejected", "b", 1),
                unreadable(4, 25),
                unreadable(5, 10),
                letter(6, 50, "rejected", "a", 3)));

        assertThat(order).extracting(LetterPlace::id).containsExactly(5L, 6L, 4L, 3L, 1L, 2L);
    }
}
