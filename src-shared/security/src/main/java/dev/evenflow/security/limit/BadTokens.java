package dev.evenflow.security.limit;

import dev.evenflow.security.audit.AuditLog;
import dev.evenflow.security.policy.Caller;
import dev.evenflow.security.token.VerificationGuard;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Keeps an address that sends one bad token after the other from costing a signature for each: after so many that failed its
 * tokens are not looked at for a while. Each instance counts for itself.
 */
@Singleton
public class BadTokens implements VerificationGuard {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final boolean on;
    private final Allowances failures;
    private final Allowances lines = new Allowances(1, MINUTE, 1);
    private final AuditLog audit;
    private final Counter unverified;
    private final LongSupplier nanos;

    @Inject
    BadTokens(RateLimitConfig config, AuditLog audit, MeterRegistry metrics) {
        this(config.badTokensPerMinute(), config.maxCallers(), audit, metrics, since(System.nanoTime()));
    }

    BadTokens(int perMinute, int maxAddresses, AuditLog audit, MeterRegistry metrics, LongSupplier nanos) {
        this.on = perMinute > 0;
        this.failures = new Allowances(perMinute, MINUTE.dividedBy(Math.max(perMinute, 1)), maxAddresses);
        this.audit = audit;
        this.unverified = metrics.counter("evenflow.tokens.unverified");
        this.nanos = nanos;
    }

    private static LongSupplier since(long start) {
        return () -> System.nanoTime() - start;
    }

    /** Taken before it is known, so that many at once gain nothing. */
    @Override
    public Caller guarded(String host, Supplier<Caller> verification) {
        if (!on) {
            return verification.get();
        }
        var address = ClientAddress.of(host);
        var allowance = failures.take(address, nanos.getAsLong());
        return allowance.granted() ? verified(address, verification) : suspect(allowance.reset());
    }

    private Caller verified(String address, Supplier<Caller> verification) {
        var caller = verification.get();
        if (caller instanceof Caller.Known) {
            failures.giveBack(address);
        }
        return caller;
    }

    /** However many addresses there are, they are worth one line a minute. */
    private Caller suspect(Duration patience) {
        unverified.increment();
        if (lines.take("", nanos.getAsLong()).granted()) {
            audit.record("nobody", "send bad tokens", "", "not looked at");
        }
        return new Caller.Suspect(patience);
    }
}
