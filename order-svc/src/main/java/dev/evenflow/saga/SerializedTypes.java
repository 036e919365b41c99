package dev.evenflow.saga;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Every type of the engine that becomes JSON: a native image knows only what is listed. */
@RegisterForReflection(
        targets = {SagaState.class, StepState.class, SagaStatus.class, StepStatus.class, Direction.class})
final class SerializedTypes {

    private SerializedTypes() {}
}
