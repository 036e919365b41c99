package dev.evenflow.participant;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A list in two parts, each in its order. */
public record Split<T>(List<T> those, List<T> others) {

    /** Those for which it holds, and the others. */
    public static <T> Split<T> of(List<T> all, Predicate<T> condition) {
        var split = new Split<T>(new ArrayList<>(), new ArrayList<>());
        all.forEach(one -> (condition.test(one) ? split.those : split.others).add(one));
        return split;
    }
}
