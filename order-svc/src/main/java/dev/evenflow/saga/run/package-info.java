/** What keeps sagas going: replies, deadlines, and the transaction of a turn with its commands. */
@NullMarked
package dev.evenflow.saga.run;

import org.jspecify.annotations.NullMarked;
