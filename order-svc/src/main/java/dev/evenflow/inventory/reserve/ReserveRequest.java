package dev.evenflow.inventory.reserve;

import dev.evenflow.inventory.domain.Product;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.UUID;

/** Asks for stock to be held. */
public record ReserveRequest(
        @NotNull UUID productId,
        @NotNull @Positive @Max(Product.MAX_STOCK) Long quantity) {}
