/** Policies at work: before a resource is called, and while it is. */
@NullMarked
package dev.evenflow.security.enforce;

import org.jspecify.annotations.NullMarked;
