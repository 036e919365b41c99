/** The pointer to the live collection: conditional changes of it, and what this instance last saw. */
@NullMarked
package dev.evenflow.notification.readmodel.store;

import org.jspecify.annotations.NullMarked;
