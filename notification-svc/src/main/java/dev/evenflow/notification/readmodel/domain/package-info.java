/** Where a read model lives and how a replay of it stands: plain values. */
@NullMarked
package dev.evenflow.notification.readmodel.domain;

import org.jspecify.annotations.NullMarked;
