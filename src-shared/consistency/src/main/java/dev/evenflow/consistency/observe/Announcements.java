package dev.evenflow.consistency.observe;

import dev.evenflow.consistency.domain.Report;
import dev.evenflow.consistency.domain.State;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** One line in the log when the copy stands otherwise than before, or something was wrong; none as long as all is well. */
@ApplicationScoped
public class Announcements {

    private static final Logger LOG = Logger.getLogger("dev.evenflow.consistency");

    public void tell(Report before, Report now) {
        var level = now.standing() == State.IN_SYNC && !hasFound(now) ? Logger.Level.INFO : Logger.Level.WARN;
        if (now.standing() != before.standing() || isNews(now)) {
            LOG.log(level, line(now));
        }
    }

    private static boolean isNews(Report report) {
        return report.standing() == State.IN_SYNC && hasFound(report);
    }

    private static boolean hasFound(Report report) {
        return report.missing() + report.stale() + report.extra() > 0;
    }

    private static String line(Report now) {
        return switch (now.standing()) {
            case UNCHECKED -> "The copy was not checked yet";
            case IN_SYNC ->
                hasFound(now)
                        ? "The copy is in sync again: " + found(now) + ", all repaired"
                        : "The copy is in sync: %d users".formatted(now.sourceCount());
            case DRIFTED ->
                "The copy has drifted: %s; %d repaired%s"
                        .formatted(found(now), now.repaired(), now.reason() == null ? "" : ", then " + now.reason());
            case REPAIRING -> "The copy has drifted: %s; user-svc publishes all users again".formatted(found(now));
            case BEHIND -> "The copy cannot be judged: the consumer is behind, %d users lag".formatted(now.lagging());
            case UNAVAILABLE -> "The copy cannot be checked: " + now.reason();
        };
    }

    private static String found(Report now) {
        return "%d missing, %d stale, %d extra".formatted(now.missing(), now.stale(), now.extra());
    }
}
