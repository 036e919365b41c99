/** The embedded servers as Quarkus test resources. */
@NullMarked
package dev.evenflow.testkit.quarkus;

import org.jspecify.annotations.NullMarked;
