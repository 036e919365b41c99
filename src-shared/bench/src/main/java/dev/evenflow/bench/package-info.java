/** Programs that run the packaged services. */
@NullMarked
package dev.evenflow.bench;

import org.jspecify.annotations.NullMarked;
