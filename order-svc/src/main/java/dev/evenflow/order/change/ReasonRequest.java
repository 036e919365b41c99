package dev.evenflow.order.change;

import dev.evenflow.web.validation.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why somebody says no. */
public record ReasonRequest(
        @NotBlank @Size(max = MAX_REASON) @PlainText String reason) {

    /** In UTF-16 units. */
    public static final int MAX_REASON = 500;
}
