/** What every participant of a saga does: takes commands, remembers what it did, and answers. Knows no module. */
@NullMarked
package dev.evenflow.participant;

import org.jspecify.annotations.NullMarked;
