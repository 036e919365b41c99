/** How fast notification-svc applies a backlog of events. */
@NullMarked
package dev.evenflow.bench.apply;

import org.jspecify.annotations.NullMarked;
