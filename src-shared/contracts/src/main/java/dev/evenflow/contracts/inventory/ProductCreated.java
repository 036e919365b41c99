package dev.evenflow.contracts.inventory;

import java.math.BigDecimal;
import java.util.UUID;

public record ProductCreated(UUID productId, String name, String description, BigDecimal price, long stock)
        implements ProductEvent {}
