@NullMarked
package dev.evenflow.notification.message;

import org.jspecify.annotations.NullMarked;
