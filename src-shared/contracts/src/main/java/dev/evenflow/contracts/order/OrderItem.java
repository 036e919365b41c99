package dev.evenflow.contracts.order;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * A line of an order, with the product's name and price at the time it was placed.
 *
 * @param quantity from 1
 * @param price of one piece
 */
public record OrderItem(UUID productId, String productName, long quantity, BigDecimal price) {}
