/** What the owner of the users says, and how far its stream was applied. */
@NullMarked
package dev.evenflow.consistency.source;

import org.jspecify.annotations.NullMarked;
