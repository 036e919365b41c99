package dev.evenflow.testkit.hostile;

import java.time.Duration;
import java.util.Optional;

/** Single requests as they stand, each on a connection of its own. */
public final class RawCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private RawCalls() {}

    /**
     * The answer to a GET of a target that is sent as it is; fails when the connection is closed instead.
     *
     * @param token empty for none
     */
    public static RawAnswer get(int port, String target, Optional<String> token) {
        try (var connection = RawConnection.to(port, PATIENCE)) {
            connection.send(RawTricks.get(target, token.orElse("")));
            return connection.answer().orElseThrow();
        }
    }
}
