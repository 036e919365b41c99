@NullMarked
package dev.evenflow.notification.user.store;

import org.jspecify.annotations.NullMarked;
