@NullMarked
package dev.evenflow.notification.index;

import org.jspecify.annotations.NullMarked;
