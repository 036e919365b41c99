package dev.evenflow.user;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.Metadata;
import dev.evenflow.contracts.user.UserCreated;
import dev.evenflow.contracts.user.UserDeleted;
import dev.evenflow.contracts.user.UserUpdated;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Every type that becomes JSON and stands in no signature of a resource: a native image knows only what is listed. */
@RegisterForReflection(
        targets = {
            Envelope.class,
            Metadata.class,
            UserCreated.class,
            UserUpdated.class,
            UserDeleted.class,
            UserView.class
        })
final class SerializedTypes {

    private SerializedTypes() {}
}
