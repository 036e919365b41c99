package dev.evenflow.consistency.source;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A list in parts of a bounded size, worked on one after the other. */
public record Parts<T>(List<T> all, int size) {

    public static <T> Parts<T> of(List<T> all, int size) {
        return new Parts<>(List.copyOf(all), size);
    }

    /** Completes when the work is done for all of them. */
    public Uni<Void> each(Function<List<T>, Uni<?>> work) {
        return parts().onItem()
                .transformToUniAndConcatenate(part -> work.apply(part).replaceWith(true))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** What the work finds in all of them. */
    public <R> Uni<R> collect(Function<List<T>, Uni<R>> work, Function<List<R>, R> merge) {
        return parts().onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .asList()
                .map(merge);
    }

    public static <K, V> Map<K, V> merged(List<Map<K, V>> maps) {
        var all = new HashMap<K, V>();
        maps.forEach(all::putAll);
        return all;
    }

    public static <E> List<E> joined(List<List<E>> lists) {
        var all = new ArrayList<E>();
        lists.forEach(all::addAll);
        return all;
    }

    private Multi<List<T>> parts() {
        return Multi.createFrom().iterable(all).group().intoLists().of(size);
    }
}
