/** Opens an account for every user that appears. */
@NullMarked
package dev.evenflow.payment.open;

import org.jspecify.annotations.NullMarked;
