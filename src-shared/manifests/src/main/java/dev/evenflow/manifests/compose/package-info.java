/** The compose file, for machines with Docker. */
@NullMarked
package dev.evenflow.manifests.compose;

import org.jspecify.annotations.NullMarked;
