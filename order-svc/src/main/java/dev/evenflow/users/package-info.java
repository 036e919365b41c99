/** The local copy of the users, kept in step by their events. */
@NullMarked
package dev.evenflow.users;

import org.jspecify.annotations.NullMarked;
