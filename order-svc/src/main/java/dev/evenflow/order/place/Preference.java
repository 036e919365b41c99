package dev.evenflow.order.place;

import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** The {@code Prefer} header (<a href="https://www.rfc-editor.org/rfc/rfc7240#section-4.3">RFC 7240</a>). */
final class Preference {

    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final Pattern WAIT =
            Pattern.compile("(?i)(?:^|[,;\\s])wait\\s*=\\s*\"?([0-9]{1,9})\"?(?=$|[,;\\s])");

    private Preference() {}

    /** How long a client wants to wait, at most {@link #LONGEST}; empty for not at all, and for what is not understood. */
    static Optional<Duration> wait(HttpHeaders headers) {
        return Optional.ofNullable(headers.getHeaderString("Prefer"))
                .map(WAIT::matcher)
                .filter(found -> found.find())
                .map(found -> Duration.ofSeconds(Long.parseLong(found.group(1))))
                .filter(Duration::isPositive)
                .map(wanted -> wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted);
    }
}
