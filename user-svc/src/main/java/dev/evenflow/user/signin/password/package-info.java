/** Passwords, hashed with Argon2id. */
@NullMarked
package dev.evenflow.user.signin.password;

import org.jspecify.annotations.NullMarked;
