@NullMarked
package dev.evenflow.notification.user.sync;

import org.jspecify.annotations.NullMarked;
