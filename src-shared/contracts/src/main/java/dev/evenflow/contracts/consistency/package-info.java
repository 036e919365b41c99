/**
 * Questions that a consumer of users asks user-svc, and the answers: whether its copy is right, and to publish again what is
 * not. They travel as plain NATS requests, not in a stream.
 */
@NullMarked
package dev.evenflow.contracts.consistency;

import org.jspecify.annotations.NullMarked;
