package dev.evenflow.contracts.payment;

import dev.evenflow.contracts.Event;

/** What the payment module tells. */
public sealed interface PaymentEvent extends Event permits AccountEvent, OrderPaymentEvent {}
