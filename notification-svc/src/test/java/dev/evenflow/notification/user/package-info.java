@NullMarked
package dev.evenflow.notification.user;

import org.jspecify.annotations.NullMarked;
