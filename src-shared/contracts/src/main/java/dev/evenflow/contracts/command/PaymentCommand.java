package dev.evenflow.contracts.command;

/** What is asked of payment, on {@link dev.evenflow.contracts.Subjects#PAYMENT_COMMANDS}. */
public sealed interface PaymentCommand extends Command permits ProcessPayment, RefundPayment {}
