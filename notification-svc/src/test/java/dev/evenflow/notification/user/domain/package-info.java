@NullMarked
package dev.evenflow.notification.user.domain;

import org.jspecify.annotations.NullMarked;
