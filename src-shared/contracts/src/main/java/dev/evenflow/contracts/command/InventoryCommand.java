package dev.evenflow.contracts.command;

/** What is asked of inventory, on {@link dev.evenflow.contracts.Subjects#INVENTORY_COMMANDS}. */
public sealed interface InventoryCommand extends Command permits ReserveStock, ReleaseStock, CommitStock {}
