@NullMarked
package dev.evenflow.notification.deadletter;

import org.jspecify.annotations.NullMarked;
