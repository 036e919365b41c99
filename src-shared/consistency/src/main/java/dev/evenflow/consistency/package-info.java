/**
 * Whether a copy of the users is right: what a service has to provide for it ({@link dev.evenflow.consistency.Copy},
 * {@link dev.evenflow.consistency.CheckStore}), and what can be tuned.
 */
@NullMarked
package dev.evenflow.consistency;

import org.jspecify.annotations.NullMarked;
