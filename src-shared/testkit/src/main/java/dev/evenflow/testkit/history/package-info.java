/** Judges what independent observers saw: was anything lost, out of order, or done twice? */
@NullMarked
package dev.evenflow.testkit.history;

import org.jspecify.annotations.NullMarked;
