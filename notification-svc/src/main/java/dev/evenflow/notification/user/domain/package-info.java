/** What a user's event means for the copy: plain values and functions over the published contract. */
@NullMarked
package dev.evenflow.notification.user.domain;

import org.jspecify.annotations.NullMarked;
