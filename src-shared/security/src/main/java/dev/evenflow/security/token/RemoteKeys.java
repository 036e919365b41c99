package dev.evenflow.security.token;

import dev.evenflow.web.CallingContext;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The keys the issuer publishes. They are kept for as long as the process runs: without the issuer, tokens of known keys are
 * verified as before. Old keys are asked for again beside the requests, so that those withdrawn are forgotten; an unknown id
 * asks at once, but not more often than {@link TokenConfig#jwksMinInterval()}, or ten times as often while there are none.
 */
@Singleton
@DefaultBean
public class RemoteKeys implements VerificationKeys {

    private static final Logger LOG = Logger.getLogger(RemoteKeys.class);
    private static final int SOONER = 10;

    private final Optional<Supplier<Uni<Map<String, PublicKey>>>> issuer;
    private final Duration maxAge;
    private final Duration minInterval;
    private final LongSupplier nanos;
    private final AtomicReference<@Nullable Uni<Held>> underWay = new AtomicReference<>();
    private volatile Held held;

    @Inject
    RemoteKeys(TokenConfig config, Vertx vertx) {
        this(
                config.jwksUrl().map(url -> {
                    var fetch = new JwksFetch(vertx, url, config.jwksTimeout());
                    return fetch::keys;
                }),
                config.jwksMaxAge(),
                config.jwksMinInterval(),
                System::nanoTime);
    }

    RemoteKeys(
            Optional<Supplier<Uni<Map<String, PublicKey>>>> issuer,
            Duration maxAge,
            Duration minInterval,
            LongSupplier nanos) {
        this.issuer = issuer;
        this.maxAge = maxAge;
        this.minInterval = minInterval;
        this.nanos = nanos;
        this.held = new Held(Map.of(), Optional.empty());
    }

    /**
     * Keys as they were told.
     *
     * @param asked when, in nanoseconds; empty for never
     */
    private record Held(Map<String, PublicKey> keys, Optional<Long> asked) {}

    @Override
    public void prepare() {
        if (issuer.isEmpty()) {
            throw new IllegalStateException(
                    "EVENFLOW_AUTH=required needs EVENFLOW_TOKEN_JWKS_URL: where the issuer of the"
                            + " tokens publishes its keys, such as http://user-svc:8080/.well-known/jwks.json");
        }
        refresh();
    }

    @Override
    public Uni<Optional<PublicKey>> find(String keyId) {
        var now = held;
        var known = now.keys().get(keyId);
        if (known != null) {
            if (olderThan(maxAge, now)) {
                refresh();
            }
            return Uni.createFrom().item(Optional.of(known));
        }
        var running = underWay.get();
        if (running == null && !olderThan(interval(now), now)) {
            return Uni.createFrom().item(() -> search(now, keyId));
        }
        return (running == null ? fetched() : running)
                .emitOn(CallingContext.executor())
                .map(told -> search(told, keyId));
    }

    /** Who has no key at all answers nobody, and asks sooner: the issuer may be starting, too. */
    private Duration interval(Held told) {
        return told.keys().isEmpty() ? minInterval.dividedBy(SOONER) : minInterval;
    }

    private static Optional<PublicKey> search(Held told, String keyId) {
        if (told.keys().isEmpty()) {
            throw new NoKeysException();
        }
        return Optional.ofNullable(told.keys().get(keyId));
    }

    private void refresh() {
        var unused = fetched().subscribe().with(told -> {});
    }

    /** One fetch at a time, whoever asks; never fails: what was held before stays. */
    private Uni<Held> fetched() {
        var fetch = issuer.map(Supplier::get)
                .orElseGet(() -> Uni.createFrom().failure(NoKeysException::new))
                .map(keys -> new Held(keys, Optional.of(nanos.getAsLong())))
                .onFailure()
                .invoke(failure -> LOG.warnf("The keys of the issuer cannot be had: %s", failure.toString()))
                .onFailure()
                .recoverWithItem(() -> new Held(held.keys(), Optional.of(nanos.getAsLong())))
                .invoke(this::hold)
                .memoize()
                .indefinitely();
        var running = underWay.compareAndExchange(null, fetch);
        return running == null ? fetch : running;
    }

    private void hold(Held told) {
        held = told;
        underWay.set(null);
    }

    private boolean olderThan(Duration age, Held told) {
        return told.asked().isEmpty() || nanos.getAsLong() - told.asked().get() >= age.toNanos();
    }
}
