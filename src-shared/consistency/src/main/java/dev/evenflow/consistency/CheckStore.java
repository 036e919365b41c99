package dev.evenflow.consistency;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;

/** Where all instances of a service keep the last report, and the right to check, which one of them has at a time. */
public interface CheckStore {

    /**
     * What is kept.
     *
     * @param report the last one, as it was saved
     * @param checking whether somebody has the right to check now
     */
    record Kept(Optional<String> report, boolean checking) {}

    Uni<Kept> read();

    /**
     * Takes the right to check if nobody has it, or its time has run out.
     *
     * @return whether it was given
     */
    Uni<Boolean> take(String holder, Duration ttl);

    /**
     * Prolongs the right to check.
     *
     * @return false when somebody else has it by now
     */
    Uni<Boolean> renew(String holder, Duration ttl);

    /** Keeps the report and gives the right to check back; changes nothing when somebody else has it by now. */
    Uni<Void> finish(String holder, String report);

    /** Gives the right to check back, if it is still there. */
    Uni<Void> release(String holder);
}
