/** How fast order-svc answers lists of many orders. */
@NullMarked
package dev.evenflow.bench.queries;

import org.jspecify.annotations.NullMarked;
