@NullMarked
package dev.evenflow.notification.consistency;

import org.jspecify.annotations.NullMarked;
