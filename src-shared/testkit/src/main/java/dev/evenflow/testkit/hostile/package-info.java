/** Requests of somebody who means harm, and what has to be true of the answers. */
@NullMarked
package dev.evenflow.testkit.hostile;

import org.jspecify.annotations.NullMarked;
