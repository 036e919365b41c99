/** Signing in, the tokens it gives, and what they are signed with. */
@NullMarked
package dev.evenflow.user.signin;

import org.jspecify.annotations.NullMarked;
