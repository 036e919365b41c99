package dev.evenflow.security.enforce;

import dev.evenflow.security.policy.Caller;
import dev.evenflow.security.policy.Reach;
import dev.evenflow.security.policy.Verdict;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** What the current request may do. Ask it on the request's context, before anything asynchronous. */
@Singleton
public class Access {

    private final CurrentVertxRequest current;

    Access(CurrentVertxRequest current) {
        this.current = current;
    }

    /**
     * Whose data it may touch.
     *
     * @throws IllegalStateException outside a request that was let in
     */
    public Reach reach() {
        return decided()
                .map(Decided::verdict)
                .filter(Verdict.Allowed.class::isInstance)
                .map(Verdict.Allowed.class::cast)
                .map(Verdict.Allowed::reach)
                .orElseThrow(() -> new IllegalStateException("Nobody has asked the policy"));
    }

    /** When it ends to be who it is; empty for never. */
    public Optional<Instant> expiry() {
        return caller().filter(Caller.Known.class::isInstance)
                .map(Caller.Known.class::cast)
                .map(Caller.Known::expiresAt);
    }

    /** Who sends it. */
    public Optional<Caller> caller() {
        return decided().map(Decided::caller);
    }

    private Optional<Decided> decided() {
        return Optional.ofNullable(current.getCurrent()).flatMap(Decided::on);
    }
}
