/** Where the stock connector is decorated. */
@NullMarked
package dev.evenflow.messaging.client;

import org.jspecify.annotations.NullMarked;
