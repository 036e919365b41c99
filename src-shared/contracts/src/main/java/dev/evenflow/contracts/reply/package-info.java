/** What participants answer, on {@link dev.evenflow.contracts.Subjects#SAGA_REPLIES}. */
@NullMarked
package dev.evenflow.contracts.reply;

import org.jspecify.annotations.NullMarked;
