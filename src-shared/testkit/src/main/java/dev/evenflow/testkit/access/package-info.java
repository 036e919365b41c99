/** Callers of every kind, with tokens made without the library that verifies them, and what each of them may do. */
@NullMarked
package dev.evenflow.testkit.access;

import org.jspecify.annotations.NullMarked;
