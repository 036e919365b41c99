/** Embedded servers for tests and for make run. */
@NullMarked
package dev.evenflow.testkit;

import org.jspecify.annotations.NullMarked;
