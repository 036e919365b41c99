package dev.evenflow.participant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** What can be set of how commands are handled. */
@ConfigMapping(prefix = "evenflow.participant")
public interface ParticipantConfig {

    /**
     * Sagas whose commands are handled at the same time by themselves after a batch has failed, for each of payment, inventory
     * and shipping; each takes a connection to the database. Default 4, 1 to 64.
     */
    @WithDefault("4")
    @Min(1) @Max(64) int concurrency();
}
