/**
 * What services say to each other: event records, their wire names, the {@link Envelope} and its {@link EventCodec}.
 * Nothing here knows a framework or a database.
 */
@NullMarked
package dev.evenflow.contracts;

import org.jspecify.annotations.NullMarked;
