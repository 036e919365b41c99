/** Orders under load, and independent witnesses of what became of them: the events, the tables, the messages, the mails. */
@NullMarked
package dev.evenflow.bench.sagas;

import org.jspecify.annotations.NullMarked;
