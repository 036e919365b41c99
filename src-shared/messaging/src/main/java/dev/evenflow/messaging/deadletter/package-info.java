/**
 * What a consumer could not read or apply, kept in stream {@code DEAD_LETTERS}: written here by consumers, listed and
 * deleted by operators.
 */
@NullMarked
package dev.evenflow.messaging.deadletter;

import org.jspecify.annotations.NullMarked;
