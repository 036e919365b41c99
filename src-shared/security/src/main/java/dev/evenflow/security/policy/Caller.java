package dev.evenflow.security.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Who calls. */
public sealed interface Caller {

    /** Short, without personal data beyond ids: for the audit log, and to tell callers apart. */
    String name();

    /** Access control is off. */
    record Anyone() implements Caller {

        @Override
        public String name() {
            return "anyone";
        }
    }

    /** A caller nothing is known of. */
    record Nobody(Why why) implements Caller {

        @Override
        public String name() {
            return "nobody";
        }
    }

    /**
     * A caller whose token nobody looks at: too many from its address were not valid.
     *
     * @param patience until one may be looked at again
     */
    record Suspect(Duration patience) implements Caller {

        @Override
        public String name() {
            return "nobody";
        }
    }

    /** Why a caller is nobody. */
    enum Why {
        NO_TOKEN,
        INVALID_TOKEN,
        /** There is a token, and nothing to verify it with. */
        NO_KEYS
    }

    /**
     * A caller whose token was verified.
     *
     * @param userId where it is a person with data of their own
     * @param expiresAt when the token does
     */
    record Known(String subject, Set<Role> roles, Optional<Long> userId, Instant expiresAt) implements Caller {

        public Known {
            roles = Set.copyOf(roles);
        }

        @Override
        public String name() {
            return userId.map(id -> "user:" + id).orElseGet(() -> "client:" + subject);
        }
    }
}
