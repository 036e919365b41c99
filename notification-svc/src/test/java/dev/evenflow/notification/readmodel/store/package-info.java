@NullMarked
package dev.evenflow.notification.readmodel.store;

import org.jspecify.annotations.NullMarked;
