package dev.evenflow.bench;

import java.util.List;
import java.util.Locale;

/** Results as a table on the screen. */
final class ResultTable {

    private ResultTable() {}

    static String text(List<Result> results) {
        var table = new StringBuilder();
        table.append(row("name", "value", "unit", "baseline", "ratio", "wanted"));
        results.forEach(result -> table.append(row(result)));
        return table.toString();
    }

    private static String row(Result result) {
        var baseline = result.baseline();
        var ratio = result.ratio();
        var verdict = result.isWithinLimit() ? "" : "  missed";
        return row(
                result.name(),
                number(result.value()),
                result.unit(),
                baseline == null ? "" : number(baseline),
                ratio == null ? "" : String.format(Locale.ROOT, "%.2f", ratio),
                result.limit().text() + verdict);
    }

    private static String row(String name, String value, String unit, String baseline, String ratio, String wanted) {
        return "%-34s %12s %-10s %12s %8s  %s%n".formatted(name, value, unit, baseline, ratio, wanted);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 1_000 ? "%.2f" : "%,.0f", value);
    }
}
