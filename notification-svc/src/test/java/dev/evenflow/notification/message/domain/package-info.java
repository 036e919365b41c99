@NullMarked
package dev.evenflow.notification.message.domain;

import org.jspecify.annotations.NullMarked;
