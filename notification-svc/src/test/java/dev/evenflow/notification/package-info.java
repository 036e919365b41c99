@NullMarked
package dev.evenflow.notification;

import org.jspecify.annotations.NullMarked;
