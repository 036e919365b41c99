package dev.evenflow.contracts.command;

/** What is asked of shipping, on {@link dev.evenflow.contracts.Subjects#SHIPPING_COMMANDS}. */
public sealed interface ShippingCommand extends Command permits ScheduleShipment, CancelShipment {}
