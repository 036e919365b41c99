/** Which roles users have. */
@NullMarked
package dev.evenflow.user.signin.role;

import org.jspecify.annotations.NullMarked;
