@NullMarked
package dev.evenflow.notification.message.store;

import org.jspecify.annotations.NullMarked;
