package dev.evenflow.messaging.consume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.Metadata;
import dev.evenflow.contracts.user.UserDeleted;
import io.nats.client.impl.NatsMessage;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HoldingTest {

    private final Holding holding = new Holding(3);

    @Test
    void takeFirst_isTheLowestVersionOfTheAggregate() {
        holding.hold(held(1, 5));
        holding.hold(held(1, 4));
        holding.hold(held(2, 3));

        assertThat(holding.takeFirst("1"))
                .map(Held::event)
                .hasValueSatisfying(event -> assertThat(event.version()).isEqualTo(4));
        assertThat(holding.takeFirst("3")).isEmpty();
        assertThat(holding.all()).hasSize(2);
    }

    @Test
    void take_isAllOfTheAggregateInOrder() {
        holding.hold(held(1, 5));
        holding.hold(held(1, 4));
        holding.hold(held(2, 3));

        assertThat(holding.take("1")).extracting(held -> held.event().version()).containsExactly(4L, 5L);
        assertThat(holding.take("1")).isEmpty();
        assertThat(holding.takeAll()).hasSize(1);
        assertThat(holding.isEmpty()).isTrue();
    }

    @Test
    void hold_refusesWhatExceedsTheLimit_butNotALaterDeliveryOfWhatItHolds() {
        assertThat(holding.hold(held(1, 5))).isTrue();
        assertThat(holding.hold(held(1, 6))).isTrue();
        assertThat(holding.hold(held(1, 7))).isTrue();

        assertThat(holding.hold(held(2, 2))).isFalse();
        var later = held(1, 6);
        assertThat(holding.hold(later)).isTrue();
        assertThat(holding.all()).hasSize(3).contains(later);
        assertThat(holding.takeFirst("2")).isEmpty();
    }

    private static Held held(long userId, long version) {
        var envelope = new Envelope<>(
                UUID.randomUUID(),
                "user_deleted",
                Long.toString(userId),
                version,
                Instant.EPOCH,
                new Metadata(null, null, null, 1),
                new UserDeleted(userId, Instant.EPOCH));
        var message = NatsMessage.builder().subject("user.events").build();
        return new Held(message, envelope, Wait.begin(0, 1));
    }
}
