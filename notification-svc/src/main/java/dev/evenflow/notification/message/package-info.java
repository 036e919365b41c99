/** What users are told about their orders. */
@NullMarked
package dev.evenflow.notification.message;

import org.jspecify.annotations.NullMarked;
