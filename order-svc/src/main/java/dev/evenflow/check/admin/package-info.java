/** The operator's view of whether what order-svc has made from events is right. */
@NullMarked
package dev.evenflow.check.admin;

import org.jspecify.annotations.NullMarked;
