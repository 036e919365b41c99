package dev.evenflow.inventory.catalogue;

import dev.evenflow.money.Amount;
import dev.evenflow.web.validation.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a product is to be like from now on.
 *
 * @param description may be left out, and then is empty
 */
public record UpdateProductRequest(
        @NotBlank @Size(max = ProductTexts.MAX_NAME) @PlainText
        String name,

        @Size(max = ProductTexts.MAX_DESCRIPTION) @PlainText @Nullable String description,

        @NotNull @Amount BigDecimal price) {}
