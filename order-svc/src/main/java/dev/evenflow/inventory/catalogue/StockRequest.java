package dev.evenflow.inventory.catalogue;

import dev.evenflow.inventory.domain.Product;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

/** What was counted, without what is reserved. */
public record StockRequest(
        @NotNull @PositiveOrZero @Max(Product.MAX_STOCK) Long stock) {}
