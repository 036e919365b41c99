package dev.evenflow.security.enforce;

import dev.evenflow.security.policy.Caller;
import dev.evenflow.web.idempotency.KeyScope;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Every caller has idempotency keys of its own: nobody gets the answer to another's request. */
@Singleton
public class CallerKeyScope implements KeyScope {

    private final Access access;

    CallerKeyScope(Access access) {
        this.access = access;
    }

    @Override
    public Optional<String> current() {
        return access.caller().filter(Caller.Known.class::isInstance).map(Caller::name);
    }
}
