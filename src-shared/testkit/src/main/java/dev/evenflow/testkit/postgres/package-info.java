/** A real PostgreSQL from Maven artifacts. */
@NullMarked
package dev.evenflow.testkit.postgres;

import org.jspecify.annotations.NullMarked;
