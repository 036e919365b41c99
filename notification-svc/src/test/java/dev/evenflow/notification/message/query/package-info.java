@NullMarked
package dev.evenflow.notification.message.query;

import org.jspecify.annotations.NullMarked;
