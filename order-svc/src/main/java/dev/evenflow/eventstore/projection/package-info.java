/**
 * Tables made from events: each {@link dev.evenflow.eventstore.projection.Projection} bean is kept up to date, and rebuilt
 * beside the live one on demand.
 */
@NullMarked
package dev.evenflow.eventstore.projection;

import org.jspecify.annotations.NullMarked;
