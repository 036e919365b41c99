/** Policies as data, and what they decide; pure. */
@NullMarked
package dev.evenflow.security.policy;

import org.jspecify.annotations.NullMarked;
