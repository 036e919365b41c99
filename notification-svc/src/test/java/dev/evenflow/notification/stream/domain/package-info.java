@NullMarked
package dev.evenflow.notification.stream.domain;

import org.jspecify.annotations.NullMarked;
