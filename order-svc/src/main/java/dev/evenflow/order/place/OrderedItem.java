package dev.evenflow.order.place;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.UUID;

/** So much of a product. */
public record OrderedItem(
        @NotNull UUID productId,
        @NotNull @Positive @Max(MAX_QUANTITY) Long quantity) {

    public static final long MAX_QUANTITY = 1_000_000;
}
