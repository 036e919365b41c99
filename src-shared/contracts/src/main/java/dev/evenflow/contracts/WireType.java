package dev.evenflow.contracts;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.evenflow.contracts.inventory.ProductCreated;
import dev.evenflow.contracts.inventory.ProductUpdated;
import dev.evenflow.contracts.inventory.StockDepleted;
import dev.evenflow.contracts.inventory.StockReleased;
import dev.evenflow.contracts.inventory.StockReservationFailed;
import dev.evenflow.contracts.inventory.StockReserved;
import dev.evenflow.contracts.inventory.StockUpdated;
import dev.evenflow.contracts.payment.AccountClosed;
import dev.evenflow.contracts.payment.AccountCreated;
import dev.evenflow.contracts.payment.AccountDeposited;
import dev.evenflow.contracts.payment.AccountWithdrawn;
import dev.evenflow.contracts.user.UserCreated;
import dev.evenflow.contracts.user.UserDeleted;
import dev.evenflow.contracts.user.UserUpdated;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The explicit list of what may travel: a stable name, the record it stands for, the newest schema number known here.
 * A new event is a line in {@link #ALL}; a class name never leaves the process.
 */
public record WireType<E extends Event>(String name, Class<E> payload, int schema) {

    public static final List<WireType<?>> ALL = List.of(
            new WireType<>("user_created", UserCreated.class, 1),
            new WireType<>("user_updated", UserUpdated.class, 1),
            new WireType<>("user_deleted", UserDeleted.class, 1),
            new WireType<>("account_created", AccountCreated.class, 1),
            new WireType<>("account_deposited", AccountDeposited.class, 1),
            new WireType<>("account_withdrawn", AccountWithdrawn.class, 1),
            new WireType<>("account_closed", AccountClosed.class, 1),
            new WireType<>("product_created", ProductCreated.class, 1),
            new WireType<>("product_updated", ProductUpdated.class, 1),
            new WireType<>("stock_reserved", StockReserved.class, 1),
            new WireType<>("stock_reservation_failed", StockReservationFailed.class, 1),
            new WireType<>("stock_released", StockReleased.class, 1),
            new WireType<>("stock_updated", StockUpdated.class, 1),
            new WireType<>("stock_depleted", StockDepleted.class, 1));

    private static final Map<String, WireType<?>> BY_NAME =
            ALL.stream().collect(toUnmodifiableMap(WireType::name, Function.identity()));
    private static final Map<Class<?>, WireType<?>> BY_PAYLOAD =
            ALL.stream().collect(toUnmodifiableMap(WireType::payload, Function.identity()));

    public static Optional<WireType<?>> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /**
     * The wire type of an event.
     *
     * @throws IllegalArgumentException when the event's class is not in {@link #ALL}
     */
    public static WireType<?> of(Event event) {
        var type = BY_PAYLOAD.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException("No wire type for " + event.getClass());
        }
        return type;
    }
}
