/** How often somebody may try. */
@NullMarked
package dev.evenflow.user.signin.throttle;

import org.jspecify.annotations.NullMarked;
