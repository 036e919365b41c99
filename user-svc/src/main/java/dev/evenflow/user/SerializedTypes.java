package dev.evenflow.user;

import dev.evenflow.user.signin.token.TokenErrorAnswer;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Every type that becomes JSON and stands in no signature of a resource: a native image knows only what is listed. */
@RegisterForReflection(targets = {UserView.class, CreateUserRequest.Distinct.class, TokenErrorAnswer.class})
final class SerializedTypes {

    private SerializedTypes() {}
}
