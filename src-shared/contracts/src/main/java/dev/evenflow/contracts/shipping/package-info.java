/** Events of the shipping module of order-svc. */
@NullMarked
package dev.evenflow.contracts.shipping;

import org.jspecify.annotations.NullMarked;
