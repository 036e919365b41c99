/** Erases dead letters of deleted users. */
@NullMarked
package dev.evenflow.consistency.erasure;

import org.jspecify.annotations.NullMarked;
