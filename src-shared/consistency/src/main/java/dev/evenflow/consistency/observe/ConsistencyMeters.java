package dev.evenflow.consistency.observe;

import dev.evenflow.consistency.domain.Report;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.ToLongFunction;

/**
 * How the copy stands, as last seen by this instance: {@code evenflow.consistency.in.sync} (1 or 0),
 * {@code evenflow.consistency.missing}, {@code .stale}, {@code .extra} and {@code .lagging} in users, and
 * {@code evenflow.consistency.checked}, the time of the last check that came to an end, in seconds since 1970; not a number
 * before the first one. Where it was made: {@code evenflow.consistency.check}, how long checks took, and
 * {@code evenflow.consistency.repaired}, users put right.
 */
@ApplicationScoped
public class ConsistencyMeters {

    private static final String PREFIX = "evenflow.consistency.";

    private final MeterRegistry registry;
    private final Timer checks;
    private final Counter repaired;
    private volatile Report last = Report.unchecked();

    ConsistencyMeters(MeterRegistry registry) {
        this.registry = registry;
        this.checks = registry.timer(PREFIX + "check");
        this.repaired = registry.counter(PREFIX + "repaired");
        gauge("in.sync", report -> report.inSync() ? 1 : 0);
        gauge("missing", Report::missing);
        gauge("stale", Report::stale);
        gauge("extra", Report::extra);
        gauge("lagging", Report::lagging);
        gauge("checked", ConsistencyMeters::seconds);
    }

    public void show(Report report) {
        last = report;
    }

    public void finished(Report report) {
        show(report);
        repaired.increment((double) report.repaired());
    }

    public <T> Uni<T> timed(Uni<T> check) {
        return Uni.createFrom().deferred(() -> {
            var sample = Timer.start(registry);
            return check.onTermination().invoke(() -> sample.stop(checks));
        });
    }

    private void gauge(String name, ToLongFunction<Report> value) {
        Gauge.builder(PREFIX + name, () -> last.checkedAt() == null ? Double.NaN : (double) value.applyAsLong(last))
                .register(registry);
    }

    private static long seconds(Report report) {
        var at = report.checkedAt();
        return at == null ? 0 : at.getEpochSecond();
    }
}
