package dev.evenflow.contracts.command;

import java.util.UUID;

/**
 * So much of a product.
 *
 * @param quantity from 1
 */
public record StockItem(UUID productId, long quantity) {}
