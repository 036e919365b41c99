package dev.evenflow.security.token;

import dev.evenflow.security.policy.Caller;
import java.util.function.Supplier;

/** Decides whether a token is worth to be verified, which is dear. */
public interface VerificationGuard {

    /**
     * Who calls.
     *
     * @param host the address of the client
     * @param verification finds out who calls; run at most once
     * @return what the verification says, or a {@link Caller.Suspect} where it was not run
     */
    Caller guarded(String host, Supplier<Caller> verification);
}
