package dev.evenflow.inventory.catalogue;

import org.jspecify.annotations.Nullable;

/** How long texts may be, in UTF-16 units, and what a missing one is. */
final class ProductTexts {

    static final int MAX_NAME = 255;
    static final int MAX_DESCRIPTION = 2_000;

    private ProductTexts() {}

    static String description(@Nullable String sent) {
        return sent == null ? "" : sent;
    }
}
