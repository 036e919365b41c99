package dev.evenflow.messaging.redrive;

import dev.evenflow.messaging.deadletter.DeadLetterReason;
import dev.evenflow.messaging.deadletter.LetterPlace;
import dev.evenflow.messaging.redrive.RedriveOrder.Turn;
import dev.evenflow.messaging.redrive.Redriven.Applied;
import dev.evenflow.messaging.redrive.Redriven.Waiting;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One redrive of everything: passes over the letters until one pass brings nothing new. Used by one pass at a time. */
final class RedriveRun {

    private final Map<Long, Redriven> outcomes = new LinkedHashMap<>();
    private final Map<Turn, Long> stuck = new HashMap<>();
    private boolean gotOn = true;

    /**
     * What the next pass is to try: what has not been tried yet, and what waited as long as something was applied since.
     *
     * @param letters that are there now
     */
    List<LetterPlace> next(List<LetterPlace> letters) {
        var again = gotOn;
        gotOn = false;
        stuck.clear();
        return RedriveOrder.of(letters.stream()
                .filter(letter -> isDue(outcomes.get(letter.id()), again))
                .toList());
    }

    /** Its outcome when it need not be tried: it was set aside for an earlier event, and that one has just failed. */
    Optional<Redriven> unless(LetterPlace letter) {
        return Optional.ofNullable(stuck.get(Turn.of(letter)))
                .filter(first -> isParked(letter))
                .map(first -> new Waiting(letter.id(), "behind dead letter " + first + ", which was not applied"));
    }

    void record(LetterPlace letter, Redriven outcome) {
        outcomes.put(letter.id(), outcome);
        switch (outcome) {
            case Applied applied -> gotOn = true;
            case Redriven.Absent absent -> {}
            case Redriven.Failed failed -> stuck.putIfAbsent(Turn.of(letter), letter.id());
            case Waiting waiting -> stuck.putIfAbsent(Turn.of(letter), letter.id());
        }
    }

    List<Redriven> outcomes() {
        return List.copyOf(outcomes.values());
    }

    private static boolean isDue(@Nullable Redriven outcome, boolean again) {
        return outcome == null || (again && outcome instanceof Waiting);
    }

    private static boolean isParked(LetterPlace letter) {
        return letter.reason().equals(DeadLetterReason.PARKED.wireName())
                || letter.reason().equals(DeadLetterReason.GAP.wireName());
    }
}
