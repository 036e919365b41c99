package dev.evenflow.bench.consistency;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Checks, and how long they take. Each has to find, or to make, the copy right. */
record TimedCheck(Reports reports) {

    /** One that reads everything, or only what changed. */
    double seconds(boolean deep) {
        var begin = System.nanoTime();
        var report = reports.check(deep);
        var took = (System.nanoTime() - begin) / 1e9;
        requireInSync(report);
        return took;
    }

    /** The one in the middle of several. */
    double median(int checks, boolean deep) {
        return DoubleStream.generate(() -> seconds(deep))
                .limit(checks)
                .sorted()
                .skip(checks / 2)
                .findFirst()
                .orElseThrow();
    }

    /** One that reads everything, and has to name just these users. */
    double secondsNaming(Map<Long, String> wrong) {
        reports.named().clear();
        var took = seconds(true);
        if (!reports.named().equals(wrong)) {
            throw new IllegalStateException("named " + reports.named() + " instead of " + wrong);
        }
        return took;
    }

    private static void requireInSync(JsonNode report) {
        if (!report.path("in_sync").asBoolean()) {
            throw new IllegalStateException("not in sync: " + report);
        }
    }
}
