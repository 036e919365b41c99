/** Users. */
@NullMarked
package dev.evenflow.user;

import org.jspecify.annotations.NullMarked;
