package dev.evenflow.security.policy;

import java.time.Duration;

/** What a policy says to a request. */
public sealed interface Verdict {

    /** Go on, with this data only. */
    record Allowed(Reach reach) implements Verdict {}

    /** 401, or 503 where the token cannot be verified: the caller has to say who it is. */
    record Unknown(Caller.Why why) implements Verdict {}

    /** 429: the caller has to say who it is, and may not try so soon. */
    record TooSoon(Duration patience) implements Verdict {}

    /** 403: none of the caller's roles may do this. */
    record Forbidden() implements Verdict {}

    /** 404: it belongs to somebody else, which is nothing the caller should learn. */
    record Hidden() implements Verdict {}
}
