package dev.evenflow.order.change;

import java.util.UUID;

/** What a call without a body asks for, beside its path. */
record OrderReference(UUID orderId) {}
