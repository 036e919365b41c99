/** The operator's view of whether the copy is right. */
@NullMarked
package dev.evenflow.consistency.admin;

import org.jspecify.annotations.NullMarked;
