/** Access tokens: the keys to verify them with, and what they say of a caller. */
@NullMarked
package dev.evenflow.security.token;

import org.jspecify.annotations.NullMarked;
