/** A start that ends by itself: what an archive for a faster start is recorded from. */
@NullMarked
package dev.evenflow.web.rehearsal;

import org.jspecify.annotations.NullMarked;
