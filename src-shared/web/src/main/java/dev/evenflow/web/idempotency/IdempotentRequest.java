package dev.evenflow.web.idempotency;

import dev.evenflow.web.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** A request that may come again: its key, and what it asks for. */
public record IdempotentRequest(IdempotencyKey key, RequestFingerprint fingerprint) {

    /**
     * Checks that what was answered under this key is this request.
     *
     * @param answered the {@link RequestFingerprint#sha256()} that was kept with the answer
     * @throws HttpProblem 422 when it was another one
     */
    public void requireSame(String answered) {
        if (!fingerprint.sha256().equals(answered)) {
            throw ProblemType.IDEMPOTENCY_KEY_REUSED.because("Use a new key for a new request");
        }
    }

    /** What to answer when the kept answer goes in the moment in which it is asked for. */
    public static HttpProblem justExpired() {
        return ProblemType.CONFLICT.because("The Idempotency-Key has just expired; send the request again");
    }
}
