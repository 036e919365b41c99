package dev.evenflow.contracts.command;

import java.util.UUID;

public record ScheduleShipment(UUID commandId, UUID sagaId, UUID orderId, long userId) implements ShippingCommand {}
