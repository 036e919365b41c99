/** Everything is killed at random while writes go on and orders are on their way, and afterwards the history is judged. */
@NullMarked
package dev.evenflow.bench.chaos;

import org.jspecify.annotations.NullMarked;
