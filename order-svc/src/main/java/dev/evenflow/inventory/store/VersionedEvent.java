package dev.evenflow.inventory.store;

import dev.evenflow.contracts.inventory.InventoryEvent;
import java.time.Instant;

/**
 * An event about to be told.
 *
 * @param version of its aggregate after it
 */
public record VersionedEvent(InventoryEvent event, long version, Instant at) {}
