/** A stand-in for user-svc, for tests of those who keep a copy of its users. */
@NullMarked
package dev.evenflow.testkit.users;

import org.jspecify.annotations.NullMarked;
