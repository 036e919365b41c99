/** What operators ask of checks. */
@NullMarked
package dev.evenflow.consistency.admin;

import org.jspecify.annotations.NullMarked;
