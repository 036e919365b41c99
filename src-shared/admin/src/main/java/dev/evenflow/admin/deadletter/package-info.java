/** The operator's view of what could not be applied. */
@NullMarked
package dev.evenflow.admin.deadletter;

import org.jspecify.annotations.NullMarked;
