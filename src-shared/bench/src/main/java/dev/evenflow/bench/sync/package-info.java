/** Load on the users and independent witnesses of what became of it: the source, the stream, the copy. */
@NullMarked
package dev.evenflow.bench.sync;

import org.jspecify.annotations.NullMarked;
