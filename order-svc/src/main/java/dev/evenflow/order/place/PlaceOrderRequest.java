package dev.evenflow.order.place;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * An order somebody places. A product that is there twice counts as one line.
 *
 * @param userId of user-svc
 */
public record PlaceOrderRequest(
        @NotNull @Positive Long userId,
        @NotEmpty @Size(max = MAX_ITEMS) List<@NotNull @Valid OrderedItem> items) {

    public static final int MAX_ITEMS = 100;

    /** How many of each product. */
    SortedMap<UUID, Long> quantities() {
        var quantities = new TreeMap<UUID, Long>();
        items.forEach(item -> quantities.merge(item.productId(), item.quantity(), Long::sum));
        return quantities;
    }
}
