package dev.evenflow.bench.pace;

import dev.evenflow.bench.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Percentiles of the delays of orders placed at a rate, for a person and for a file. */
record PaceReport(int rate, Pace pace) {

    private static final List<Double> PERCENTILES = List.of(50.0, 90.0, 99.0, 99.9, 100.0);

    /** What is promised on two cores, in milliseconds. */
    private static final Map<Double, Double> LIMITS = Map.of(50.0, 60.0, 99.0, 400.0);

    List<Result> results() {
        var results = new ArrayList<Result>();
        for (var percentile : PERCENTILES) {
            var result = result("order_confirmed_", pace.confirmed(), percentile);
            var limit = LIMITS.get(percentile);
            results.add(limit == null ? result : result.against(limit).atMost(1));
        }
        for (var percentile : PERCENTILES) {
            results.add(result("order_accepted_", pace.accepted(), percentile));
        }
        return results;
    }

    String table() {
        var heading = new StringBuilder("%-44s".formatted("milliseconds at " + rate + " orders/s"));
        PERCENTILES.forEach(percentile -> heading.append(" %9s".formatted(label(percentile))));
        return heading.append("   count\n")
                + row("intended start -> order_confirmed heard", pace.confirmed())
                + row("intended start -> 202 received", pace.accepted());
    }

    private Result result(String name, Histogram histogram, double percentile) {
        return Result.of(name + rate + "_" + label(percentile), millis(histogram, percentile), "ms");
    }

    private static String row(String name, Histogram histogram) {
        var row = new StringBuilder("%-44s".formatted(name));
        for (var percentile : PERCENTILES) {
            row.append(String.format(Locale.ROOT, " %9.2f", millis(histogram, percentile)));
        }
        return row.append(" %7d%n".formatted(histogram.getTotalCount())).toString();
    }

    private static String label(double percentile) {
        return percentile == 100.0 ? "max" : percentile == 99.9 ? "p99_9" : "p" + (int) percentile;
    }

    private static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1_000.0;
    }
}
