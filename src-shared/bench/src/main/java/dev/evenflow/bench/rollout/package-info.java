/** A rolling update, rehearsed with processes under load. */
@NullMarked
package dev.evenflow.bench.rollout;

import org.jspecify.annotations.NullMarked;
