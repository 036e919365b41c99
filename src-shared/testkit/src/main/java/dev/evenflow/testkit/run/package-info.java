/** Everything on one machine: what make run and make dev start. */
@NullMarked
package dev.evenflow.testkit.run;

import org.jspecify.annotations.NullMarked;
