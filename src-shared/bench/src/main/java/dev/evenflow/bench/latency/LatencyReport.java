package dev.evenflow.bench.latency;

import dev.evenflow.bench.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Percentiles of a measurement, for a person and for a file. */
record LatencyReport(Measurement measurement) {

    private static final List<Double> PERCENTILES = List.of(50.0, 90.0, 99.0, 99.9, 100.0);

    /** What the product promises on two cores at 200 writes a second, in milliseconds. */
    private static final Map<Double, Double> SYNC_LIMITS = Map.of(50.0, 10.0, 99.0, 60.0);

    List<Result> results() {
        var results = new ArrayList<Result>();
        for (var percentile : PERCENTILES) {
            results.add(new Result(
                    "user_sync_" + label(percentile),
                    millis(measurement.sync(), percentile),
                    "ms",
                    SYNC_LIMITS.get(percentile)));
        }
        for (var percentile : PERCENTILES) {
            results.add(
                    new Result("user_write_" + label(percentile), millis(measurement.write(), percentile), "ms", null));
        }
        return results;
    }

    String table() {
        var table = new StringBuilder("%-44s %9s %9s %9s %9s %9s %7s%n"
                .formatted("milliseconds", "p50", "p90", "p99", "p99.9", "max", "count"));
        table.append(row("201 received -> visible in notification-svc", measurement.sync()));
        table.append(row("intended start -> 201 received", measurement.write()));
        return table.toString();
    }

    private static String row(String name, Histogram histogram) {
        var row = new StringBuilder("%-44s".formatted(name));
        for (var percentile : PERCENTILES) {
            row.append(String.format(Locale.ROOT, " %9.2f", millis(histogram, percentile)));
        }
        return row.append(" %7d%n".formatted(histogram.getTotalCount())).toString();
    }

    private static String label(double percentile) {
        return percentile == 100.0
                ? "max"
                : "p"
                        + String.format(Locale.ROOT, "%.1f", percentile)
                                .replace(".0", "")
                                .replace(".", "_");
    }

    private static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1_000.0;
    }
}
