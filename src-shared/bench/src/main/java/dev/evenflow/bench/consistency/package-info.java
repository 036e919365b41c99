/** What it costs to know whether a copy is right. */
@NullMarked
package dev.evenflow.bench.consistency;

import org.jspecify.annotations.NullMarked;
