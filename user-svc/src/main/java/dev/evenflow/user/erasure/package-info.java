/** Erases what is told of deleted users where it was written for good. */
@NullMarked
package dev.evenflow.user.erasure;

import org.jspecify.annotations.NullMarked;
