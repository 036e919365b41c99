/** The token endpoint (RFC 6749). */
@NullMarked
package dev.evenflow.user.signin.token;

import org.jspecify.annotations.NullMarked;
