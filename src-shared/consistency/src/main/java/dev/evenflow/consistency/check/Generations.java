package dev.evenflow.consistency.check;

import dev.evenflow.consistency.Copy;
import io.smallrye.mutiny.Uni;

/** Sees to it that nothing is concluded from a copy that was replaced. */
record Generations(Copy copy) {

    /** The same, if the generation it was read from is still live; else fails. */
    <T> Uni<T> stillLive(String generation, T read) {
        return copy.generation()
                .invoke(now -> {
                    if (!now.equals(generation)) {
                        throw new GenerationChangedException(generation, now);
                    }
                })
                .replaceWith(read);
    }
}
