/** From what happened inside to what the world is told. */
@NullMarked
package dev.evenflow.publish;

import org.jspecify.annotations.NullMarked;
