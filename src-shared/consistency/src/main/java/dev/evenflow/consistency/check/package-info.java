/** One check after the other: which ranges differ, which users, why, and what is done about it. */
@NullMarked
package dev.evenflow.consistency.check;

import org.jspecify.annotations.NullMarked;
