/** Bounded lists: page numbers in, {@code X-Total-Count} and {@code Link} headers out. */
@NullMarked
package dev.evenflow.web.paging;

import org.jspecify.annotations.NullMarked;
