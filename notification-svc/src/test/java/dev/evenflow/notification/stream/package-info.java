@NullMarked
package dev.evenflow.notification.stream;

import org.jspecify.annotations.NullMarked;
