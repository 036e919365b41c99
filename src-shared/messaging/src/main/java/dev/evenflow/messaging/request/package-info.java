/** Questions to other services and their answers, over plain NATS: what nobody hears is not kept. */
@NullMarked
package dev.evenflow.messaging.request;

import org.jspecify.annotations.NullMarked;
