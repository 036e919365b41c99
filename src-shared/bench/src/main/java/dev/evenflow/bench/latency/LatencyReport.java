package dev.evenflow.bench.latency;

import dev.evenflow.bench.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * Percentiles of a measurement, for a person and for a file.
 *
 * @param what from when to when the sync was measured
 * @param limits what the sync has to keep in milliseconds, by percentile
 */
record LatencyReport(String what, int rate, Measurement measurement, Map<Double, Double> limits) {

    private static final List<Double> PERCENTILES = List.of(50.0, 90.0, 99.0, 99.9, 100.0);

    LatencyReport {
        limits = Map.copyOf(limits);
    }

    List<Result> results() {
        var results = new ArrayList<Result>();
        for (var percentile : PERCENTILES) {
            var result = result("user_sync_", measurement.sync(), percentile);
            var limit = limits.get(percentile);
            results.add(limit == null ? result : result.against(limit).atMost(1));
        }
        for (var percentile : PERCENTILES) {
            results.add(result("user_write_", measurement.write(), percentile));
        }
        return results;
    }

    String table() {
        return "%-44s %s%n".formatted("milliseconds at " + rate + " writes/s", heading())
                + row(what, measurement.sync())
                + row("intended start -> 201 received", measurement.write());
    }

    private Result result(String name, Histogram histogram, double percentile) {
        return Result.of(name + rate + "_" + label(percentile), millis(histogram, percentile), "ms");
    }

    private static String heading() {
        return PERCENTILES.stream().map(p -> "%9s".formatted(label(p))).collect(Collectors.joining(" ")) + "   count";
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
