package dev.evenflow.messaging;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.Metadata;
import dev.evenflow.contracts.user.UserCreated;
import dev.evenflow.contracts.user.UserDeleted;
import dev.evenflow.contracts.user.UserUpdated;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Every contract that is turned into JSON or out of it; {@code contracts} itself knows no framework. A native image knows
 * only what is listed here, and a test compares the list with the wire types.
 */
@RegisterForReflection(
        targets = {Envelope.class, Metadata.class, UserCreated.class, UserUpdated.class, UserDeleted.class})
final class SerializedContracts {

    private SerializedContracts() {}
}
