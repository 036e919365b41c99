package dev.evenflow.inventory.catalogue;

import dev.evenflow.inventory.domain.Product;
import dev.evenflow.money.Amount;
import dev.evenflow.web.validation.PlainText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A new product.
 *
 * @param description may be left out
 */
public record CreateProductRequest(
        @NotBlank @Size(max = ProductTexts.MAX_NAME) @PlainText
        String name,

        @Size(max = ProductTexts.MAX_DESCRIPTION) @PlainText @Nullable String description,

        @NotNull @Amount BigDecimal price,
        @NotNull @PositiveOrZero @Max(Product.MAX_STOCK) Long stock) {}
