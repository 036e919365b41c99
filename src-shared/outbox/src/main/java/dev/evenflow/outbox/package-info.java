/**
 * The outbox: events are rows written in the transaction of the change, a relay publishes and deletes them.
 *
 * @see <a href="https://microservices.io/patterns/data/transactional-outbox.html">Transactional outbox</a>
 */
@NullMarked
package dev.evenflow.outbox;

import org.jspecify.annotations.NullMarked;
