/** Publishing the state of users again, for consumers that have lost something. */
@NullMarked
package dev.evenflow.user.republish;

import org.jspecify.annotations.NullMarked;
