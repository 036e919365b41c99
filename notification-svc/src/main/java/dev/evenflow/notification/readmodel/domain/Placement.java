package dev.evenflow.notification.readmodel.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a read model lives.
 *
 * @param live the collection that is read
 * @param beside collections that get every write as well: one that is being built, or one that others may still read
 */
public record Placement(String live, List<String> beside) {

    public Placement {
        beside = List.copyOf(beside);
    }

    public static Placement only(String live) {
        return new Placement(live, List.of());
    }

    /** In the order of writing, the live one last: what can be read there is in the others already. */
    public List<String> written() {
        var all = new ArrayList<>(beside);
        all.add(live);
        return List.copyOf(all);
    }
}
