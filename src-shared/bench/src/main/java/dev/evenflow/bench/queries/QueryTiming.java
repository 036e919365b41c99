package dev.evenflow.bench.queries;

import dev.evenflow.bench.Result;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * How long one list took, in microseconds.
 *
 * @param service over HTTP, with several clients at once
 * @param naive by SQL alone, with one
 */
record QueryTiming(ListQuery query, Histogram service, Histogram naive) {

    String line() {
        return String.format(
                Locale.ROOT,
                "%-26s p50 %7.2f ms  p99 %7.2f ms  max %7.2f ms  %6d answers; count and offset p50 %8.2f ms  p99 %8.2f ms",
                query.name(),
                millis(service, 50),
                millis(service, 99),
                millis(service, 100),
                service.getTotalCount(),
                millis(naive, 50),
                millis(naive, 99));
    }

    List<Result> results(double promisedP99) {
        var name = "queries_" + query.name();
        return List.of(
                Result.of(name + "_p50", millis(service, 50), "ms").against(millis(naive, 50)),
                Result.of(name + "_p99", millis(service, 99), "ms")
                        .against(promisedP99)
                        .atMost(1));
    }

    private static double millis(Histogram times, double percentile) {
        return times.getValueAtPercentile(percentile) / 1_000.0;
    }
}
