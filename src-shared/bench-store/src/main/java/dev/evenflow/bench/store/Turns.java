package dev.evenflow.bench.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures two sides in turns, so that whatever else the machine does meets both; each begins every other time. */
record Turns(Duration warmUp, Duration turn, int turns) {

    static Turns of(StoreLoadConfig config) {
        return new Turns(config.warmUp(), config.turn(), config.turns());
    }

    /** Medians of the rates that {@code measure} finds. */
    <S> Medians compare(S one, S other, Measure<S> measure) {
        measure.perSecond(one, warmUp);
        measure.perSecond(other, warmUp);
        var ones = new ArrayList<Double>();
        var others = new ArrayList<Double>();
        for (var number = 0; number < turns; number++) {
            if (number % 2 == 0) {
                ones.add(measure.perSecond(one, turn));
                others.add(measure.perSecond(other, turn));
            } else {
                others.add(measure.perSecond(other, turn));
                ones.add(measure.perSecond(one, turn));
            }
        }
        return new Medians(median(ones), median(others));
    }

    private static double median(List<Double> rates) {
        var sorted = rates.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    interface Measure<S> {

        double perSecond(S side, Duration time);
    }

    record Medians(double one, double other) {}
}
