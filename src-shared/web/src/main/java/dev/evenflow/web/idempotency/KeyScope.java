package dev.evenflow.web.idempotency;

import java.util.Optional;

/** Whose idempotency keys count: two callers who happen to send the same key do not meet. */
public interface KeyScope {

    /** The caller of the current request, in visible ASCII; empty where callers are not told apart. */
    Optional<String> current();
}
