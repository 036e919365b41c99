/** Which collection is the read model at present, and how it is replaced by another. */
@NullMarked
package dev.evenflow.notification.readmodel;

import org.jspecify.annotations.NullMarked;
