package dev.evenflow.contracts.inventory;

import java.math.BigDecimal;
import java.util.UUID;

public record ProductUpdated(UUID productId, String name, String description, BigDecimal price)
        implements ProductEvent {}
