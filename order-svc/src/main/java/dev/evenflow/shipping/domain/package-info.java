/** What a shipment is; pure. */
@NullMarked
package dev.evenflow.shipping.domain;

import org.jspecify.annotations.NullMarked;
