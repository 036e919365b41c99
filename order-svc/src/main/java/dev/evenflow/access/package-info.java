/** Who may call what. */
@NullMarked
package dev.evenflow.access;

import org.jspecify.annotations.NullMarked;
