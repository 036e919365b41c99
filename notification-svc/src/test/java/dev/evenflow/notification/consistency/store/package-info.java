@NullMarked
package dev.evenflow.notification.consistency.store;

import org.jspecify.annotations.NullMarked;
