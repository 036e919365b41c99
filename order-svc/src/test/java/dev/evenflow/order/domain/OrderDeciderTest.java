package dev.evenflow.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.eventstore.Decision;
import dev.evenflow.money.domain.Money;
import dev.evenflow.order.domain.OrderCommand.Approve;
import dev.evenflow.order.domain.OrderCommand.Cancel;
import dev.evenflow.order.domain.OrderCommand.Confirm;
import dev.evenflow.order.domain.OrderCommand.Deliver;
import dev.evenflow.order.domain.OrderCommand.Place;
import dev.evenflow.order.domain.OrderCommand.RecordPayment;
import dev.evenflow.order.domain.OrderCommand.Reject;
import dev.evenflow.order.domain.OrderCommand.Ship;
import dev.evenflow.order.domain.OrderEvent.Approved;
import dev.evenflow.order.domain.OrderEvent.Cancelled;
import dev.evenflow.order.domain.OrderEvent.Confirmed;
import dev.evenflow.order.domain.OrderEvent.Created;
import dev.evenflow.order.domain.OrderEvent.Delivered;
import dev.evenflow.order.domain.OrderEvent.PaymentDebited;
import dev.evenflow.order.domain.OrderEvent.Rejected;
import dev.evenflow.order.domain.OrderEvent.Shipped;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderDeciderTest {

    private static final UUID SAGA = new UUID(1, 1);
    private static final Money TOTAL = Money.of("44.80");
    private static final List<OrderLine> LINES = List.of(
            new OrderLine(new UUID(2, 1), "Lamp", 2, Money.of("19.90")),
            new OrderLine(new UUID(2, 2), "Bulb", 1, Money.of("5.00")));

    private static final OrderEvent CREATED = new Created(SAGA, 7, LINES, TOTAL);
    private static final OrderEvent DEBITED = new PaymentDebited(7, TOTAL);
    private static final OrderEvent APPROVED = new Approved(7);
    private static final OrderEvent REJECTED = new Rejected(7, "no");
    private static final OrderEvent CONFIRMED = new Confirmed(7, TOTAL);
    private static final OrderEvent CANCELLED = new Cancelled(7, "no");
    private static final OrderEvent SHIPPED = new Shipped(7);
    private static final OrderEvent DELIVERED = new Delivered(7);

    @Test
    void place_creates_withTheTotalOfAllLines() {
        given().when(new Place(SAGA, 7, LINES)).then(CREATED);
    }

    @Test
    void place_isRefused_forAnOrderThatIsThere() {
        given(CREATED).when(new Place(SAGA, 7, LINES)).refused(OrderRejection.EXISTS);
        given(CREATED, CANCELLED).when(new Place(SAGA, 7, LINES)).refused(OrderRejection.EXISTS);
    }

    @Test
    void payment_isRecordedOnce_alsoOfAnOrderApprovedEarly() {
        given(CREATED).when(new RecordPayment()).then(DEBITED);
        given(CREATED, APPROVED).when(new RecordPayment()).then(DEBITED);
        given(CREATED, DEBITED).when(new RecordPayment()).refused(OrderRejection.INVALID_TRANSITION);
        given(CREATED, CANCELLED).when(new RecordPayment()).refused(OrderRejection.INVALID_TRANSITION);
    }

    @Test
    void approve_isFor_pending() {
        onlyFrom(List.of(pending()), new Approve(), APPROVED);
    }

    @Test
    void reject_isFor_pending() {
        onlyFrom(List.of(pending()), new Reject("no"), REJECTED);
    }

    @Test
    void confirm_isFor_approved() {
        onlyFrom(List.of(approved()), new Confirm(), CONFIRMED);
    }

    @Test
    void cancel_isForWhatIsNotShipped() {
        onlyFrom(List.of(pending(), approved(), confirmed()), new Cancel("no"), CANCELLED);
    }

    @Test
    void ship_isFor_confirmed() {
        onlyFrom(List.of(confirmed()), new Ship(), SHIPPED);
    }

    @Test
    void deliver_isFor_shipped() {
        onlyFrom(List.of(shipped()), new Deliver(), DELIVERED);
    }

    @Test
    void everything_isRefused_forAnUnknownOrder() {
        for (var command : List.of(
                new RecordPayment(),
                new Approve(),
                new Reject("no"),
                new Confirm(),
                new Cancel("no"),
                new Ship(),
                new Deliver())) {
            given().when(command).refused(OrderRejection.UNKNOWN);
        }
    }

    @Test
    void order_remembersWhyItEnded() {
        assertThat(given(CREATED, REJECTED).order.reason()).isEqualTo("no");
        assertThat(given(CREATED, CANCELLED).order.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(pending().order.lines()).isEqualTo(LINES);
        assertThat(given(CREATED, DEBITED).order.paid()).isTrue();
    }

    private static void onlyFrom(List<Given> allowed, OrderCommand command, OrderEvent event) {
        for (var state : everyState()) {
            if (allowed.contains(state)) {
                state.when(command).then(event);
            } else {
                state.when(command).refused(OrderRejection.INVALID_TRANSITION);
            }
        }
    }

    private static List<Given> everyState() {
        return List.of(
                pending(),
                approved(),
                given(CREATED, REJECTED),
                confirmed(),
                shipped(),
                given(CREATED, APPROVED, CONFIRMED, SHIPPED, DELIVERED),
                given(CREATED, CANCELLED));
    }

    private static Given pending() {
        return given(CREATED);
    }

    private static Given approved() {
        return given(CREATED, APPROVED);
    }

    private static Given confirmed() {
        return given(CREATED, APPROVED, CONFIRMED);
    }

    private static Given shipped() {
        return given(CREATED, APPROVED, CONFIRMED, SHIPPED);
    }

    private static Given given(OrderEvent... events) {
        var order = Order.NONE;
        for (var event : events) {
            order = order.evolve(event);
        }
        return new Given(order);
    }

    private record Given(Order order) {

        When when(OrderCommand command) {
            return new When(OrderDecider.decide(command, order));
        }
    }

    private record When(Decision<OrderEvent, OrderRejection> decision) {

        void then(OrderEvent... events) {
            assertThat(decision).isEqualTo(Decision.accept(events));
        }

        void refused(OrderRejection reason) {
            assertThat(decision).isEqualTo(Decision.reject(reason));
        }
    }
}
