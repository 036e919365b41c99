@NullMarked
package dev.evenflow.notification.replay;

import org.jspecify.annotations.NullMarked;
