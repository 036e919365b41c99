package dev.evenflow.user.signin.throttle;

import dev.evenflow.security.limit.Allowances;
import dev.evenflow.security.limit.ClientAddress;
import dev.evenflow.user.signin.SignInConfig;
import dev.evenflow.web.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/** How often somebody may try to sign in, by account and by address. Each instance counts for itself. */
@Singleton
public class SignInThrottle {

    private static final ProblemType TOO_MANY_ATTEMPTS =
            new ProblemType("too-many-attempts", 429, "Too many attempts to sign in");

    private final long start = System.nanoTime();
    private final Allowances accounts;
    private final Allowances addresses;

    SignInThrottle(SignInConfig config) {
        var throttle = config.throttle();
        this.accounts = new Allowances(throttle.accountBurst(), throttle.accountInterval(), throttle.maxRemembered());
        this.addresses = new Allowances(throttle.addressBurst(), throttle.addressInterval(), throttle.maxRemembered());
    }

    /** An attempt that counts as failed until it says otherwise. */
    public final class Attempt {

        private final Optional<String> account;
        private final String address;

        private Attempt(Optional<String> account, String address) {
            this.account = account;
            this.address = address;
        }

        /** It was no guess: it succeeded, or was never looked at. */
        public void giveBack() {
            account.ifPresent(accounts::giveBack);
            addresses.giveBack(address);
        }
    }

    /**
     * Begins an attempt with a password, which people choose.
     *
     * @param account what is tried to sign in to, whether or not it exists
     * @param host the address of the client
     * @throws HttpProblem 429 with {@code Retry-After}
     */
    public Attempt begin(String account, String host) {
        return begin(Optional.of(account), ClientAddress.of(host), System.nanoTime() - start);
    }

    /**
     * Begins an attempt with something nobody can guess: only the address counts, so that nobody shuts out others.
     *
     * @param host the address of the client
     * @throws HttpProblem 429 with {@code Retry-After}
     */
    public Attempt begin(String host) {
        return begin(Optional.empty(), ClientAddress.of(host), System.nanoTime() - start);
    }

    /** Taken before it is made, so that many at once gain nothing. */
    private Attempt begin(Optional<String> account, String address, long now) {
        take(addresses, address, now);
        account.ifPresent(name -> take(accounts, name, now));
        return new Attempt(account, address);
    }

    private static void take(Allowances allowances, String name, long now) {
        var allowance = allowances.take(name, now);
        if (!allowance.granted()) {
            throw HttpProblem.builder(TOO_MANY_ATTEMPTS.because("Try again later"))
                    .withHeader(HttpHeaders.RETRY_AFTER, allowance.reset().toSeconds() + 1)
                    .build();
        }
    }
}
