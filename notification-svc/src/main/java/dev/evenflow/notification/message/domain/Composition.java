package dev.evenflow.notification.message.domain;

import static dev.evenflow.notification.message.domain.MessageKind.CANCELLED;
import static dev.evenflow.notification.message.domain.MessageKind.CONFIRMED;
import static dev.evenflow.notification.message.domain.MessageKind.DELIVERED;
import static dev.evenflow.notification.message.domain.MessageKind.RECEIVED;
import static dev.evenflow.notification.message.domain.MessageKind.SHIPPED;

import dev.evenflow.contracts.order.OrderApproved;
import dev.evenflow.contracts.order.OrderCancelled;
import dev.evenflow.contracts.order.OrderConfirmed;
import dev.evenflow.contracts.order.OrderCreated;
import dev.evenflow.contracts.order.OrderDelivered;
import dev.evenflow.contracts.order.OrderEvent;
import dev.evenflow.contracts.order.OrderItem;
import dev.evenflow.contracts.order.OrderPaymentDebited;
import dev.evenflow.contracts.order.OrderRejected;
import dev.evenflow.contracts.order.OrderShipped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the message of an event: the same one of the same event, none for what is no milestone to the customer. */
public final class Composition {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+([_-][a-z0-9]+)*");
    private static final String SHIPPED_TEXT = """
            Your order is on its way to you.
            """;
    private static final String DELIVERED_TEXT = """
            Your order was delivered. Thank you for ordering with us.
            """;

    private Composition() {}

    /**
     * The message of an event.
     *
     * @param at when it happened
     */
    public static Optional<Message> of(OrderEvent event, Instant at) {
        return switch (event) {
            case OrderCreated e -> message(e, RECEIVED, received(e), at);
            case OrderConfirmed e -> message(e, CONFIRMED, confirmed(e), at);
            case OrderCancelled e -> message(e, CANCELLED, cancelled(e.reason()), at);
            // To the customer this is the same end; should it also be cancelled, that is the same message.
            case OrderRejected e -> message(e, CANCELLED, cancelled(e.reason()), at);
            case OrderShipped e -> message(e, SHIPPED, SHIPPED_TEXT, at);
            case OrderDelivered e -> message(e, DELIVERED, DELIVERED_TEXT, at);
            case OrderPaymentDebited e -> Optional.empty();
            case OrderApproved e -> Optional.empty();
        };
    }

    private static Optional<Message> message(OrderEvent event, MessageKind kind, String body, Instant at) {
        var id = MessageId.of(event.orderId(), kind);
        var subject = "Your order " + event.orderId() + " " + phrase(kind);
        return Optional.of(new Message(id, event.userId(), kind, event.orderId(), subject, body, at));
    }

    private static String phrase(MessageKind kind) {
        return switch (kind) {
            case RECEIVED -> "was received";
            case CONFIRMED -> "is confirmed";
            case CANCELLED -> "was cancelled";
            case SHIPPED -> "is on its way";
            case DELIVERED -> "was delivered";
        };
    }

    private static String received(OrderCreated order) {
        return """
                We have received your order:

                %s

                Total: %s

                You will hear from us as soon as it is confirmed.
                """.formatted(lines(order), money(order.total()));
    }

    private static String confirmed(OrderConfirmed order) {
        return """
                Your order is paid and confirmed. Total: %s

                You will hear from us when it is on its way.
                """.formatted(money(order.total()));
    }

    private static String cancelled(String reason) {
        return """
                Your order was cancelled: %s.

                What you may have paid for it goes back to your account.
                """.formatted(readable(reason));
    }

    /** Reasons are slugs, or what somebody typed. */
    private static String readable(String reason) {
        return SLUG.matcher(reason).matches() ? reason.replaceAll("[_-]", " ") : reason;
    }

    private static String lines(OrderCreated order) {
        return order.items().stream().map(Composition::line).collect(Collectors.joining("\n"));
    }

    private static String line(OrderItem item) {
        return "  " + item.quantity() + " x " + item.productName() + " at " + money(item.price());
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
