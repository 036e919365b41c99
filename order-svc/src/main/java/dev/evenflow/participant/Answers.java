package dev.evenflow.participant;

import static java.util.stream.Collectors.toMap;

import dev.evenflow.contracts.command.Command;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What becomes of many commands, by their ids. */
public final class Answers {

    private Answers() {}

    /** The same for all of them. */
    public static Map<UUID, Answer> same(List<? extends Asked<?>> asked, Answer answer) {
        return asked.stream().collect(toMap(Asked::commandId, one -> answer));
    }

    /** One after the other: for those that are rare. */
    public static <C extends Command> Uni<Map<UUID, Answer>> each(
            List<Asked<C>> asked, Function<Asked<C>, Uni<Answer>> effect) {
        return Multi.createFrom()
                .iterable(asked)
                .onItem()
                .transformToUniAndConcatenate(
                        one -> effect.apply(one).map(answer -> Map.entry(one.commandId(), answer)))
                .collect()
                .asMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    public static Map<UUID, Answer> both(Map<UUID, Answer> some, Map<UUID, Answer> others) {
        var all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }
}
