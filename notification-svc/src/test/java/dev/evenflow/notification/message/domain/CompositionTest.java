package dev.evenflow.notification.message.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.contracts.order.OrderApproved;
import dev.evenflow.contracts.order.OrderDelivered;
import dev.evenflow.contracts.order.OrderEvent;
import dev.evenflow.contracts.order.OrderPaymentDebited;
import dev.evenflow.contracts.order.OrderRejected;
import dev.evenflow.contracts.order.OrderShipped;
import dev.evenflow.notification.message.Told;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompositionTest {

    private static final Instant AT = Instant.parse("2025-05-25T10:00:00.123456Z");
    private static final UUID ORDER = UUID.fromString("01970000-0000-7000-8000-000000000001");

    private final Told order = new Told(ORDER, 7);

    @Test
    void of_tellsWhatWasOrdered_forACreatedOrder() {
        var message = composed(order.created());

        assertThat(message.userId()).isEqualTo(7);
        assertThat(message.orderId()).isEqualTo(ORDER);
        assertThat(message.kind()).isEqualTo(MessageKind.RECEIVED);
        assertThat(message.createdAt()).isEqualTo(AT);
        assertThat(message.subject()).isEqualTo("Your order " + ORDER + " was received");
        assertThat(message.body()).contains("2 x Lamp at 19.90", "1 x Desk at 150.00", "Total: 189.80");
    }

    @Test
    void of_tellsTheTotal_forAConfirmedOrder() {
        assertThat(composed(order.confirmed()).body()).contains("Total: 189.80");
    }

    @Test
    void of_tellsTheReason_forACancelledOrder() {
        assertThat(composed(order.cancelled("insufficient_stock")).body()).contains("cancelled: insufficient stock.");
        assertThat(composed(order.cancelled("Too late, B_C")).body()).contains("cancelled: Too late, B_C.");
    }

    @Test
    void of_tellsACancellation_forARejectedOrder_once() {
        var rejected = composed(new OrderRejected(ORDER, 7, "over the limit"));

        assertThat(rejected.body()).contains("cancelled: over the limit.");
        assertThat(rejected.id())
                .isEqualTo(composed(order.cancelled("over the limit")).id());
    }

    @Test
    void of_isEmpty_forWhatIsNoMilestone() {
        var steps =
                Stream.<OrderEvent>of(new OrderPaymentDebited(ORDER, 7, BigDecimal.ONE), new OrderApproved(ORDER, 7));

        assertThat(steps)
                .allSatisfy(event -> assertThat(Composition.of(event, AT)).isEmpty());
    }

    @Test
    void of_givesTheSameMessage_forTheSameEvent() {
        assertThat(composed(order.confirmed())).isEqualTo(composed(order.confirmed()));
    }

    @Test
    void id_isAnotherOne_forEachMilestoneAndOrder() {
        Set<UUID> ids = Stream.<OrderEvent>of(
                        order.created(),
                        order.confirmed(),
                        order.cancelled("x"),
                        new OrderShipped(ORDER, 7),
                        new OrderDelivered(ORDER, 7),
                        Told.orderOf(7).confirmed())
                .map(event -> composed(event).id())
                .collect(Collectors.toSet());

        assertThat(ids).hasSize(6).allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
        });
    }

    private static Message composed(OrderEvent event) {
        return Composition.of(event, AT).orElseThrow();
    }
}
