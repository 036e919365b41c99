/**
 * What sagas ask of participants, on the subjects {@code *.commands} of {@link
 * dev.evenflow.contracts.Subjects#COMMANDS_STREAM}. Each is answered by a {@link dev.evenflow.contracts.reply.Reply}.
 */
@NullMarked
package dev.evenflow.contracts.command;

import org.jspecify.annotations.NullMarked;
