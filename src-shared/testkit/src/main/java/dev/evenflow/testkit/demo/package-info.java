/** The story that make demo tells. */
@NullMarked
package dev.evenflow.testkit.demo;

import org.jspecify.annotations.NullMarked;
