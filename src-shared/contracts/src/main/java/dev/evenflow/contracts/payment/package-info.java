/** Events of the payment module of order-svc. */
@NullMarked
package dev.evenflow.contracts.payment;

import org.jspecify.annotations.NullMarked;
