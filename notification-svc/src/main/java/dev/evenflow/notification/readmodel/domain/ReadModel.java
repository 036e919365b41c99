package dev.evenflow.notification.readmodel.domain;

import java.util.Optional;

/**
 * The read model as its pointer tells.
 *
 * @param claim there while a replay runs
 * @param replay the one that runs, else the last one
 */
public record ReadModel(Placement placement, Optional<Claim> claim, Optional<ReplayProgress> replay) {

    /** One that was never replayed. */
    public static ReadModel initial(String live) {
        return new ReadModel(Placement.only(live), Optional.empty(), Optional.empty());
    }
}
