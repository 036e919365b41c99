/** Keys that sign tokens: from a secret, published, rotated. */
@NullMarked
package dev.evenflow.user.signin.key;

import org.jspecify.annotations.NullMarked;
