package dev.evenflow.web.rehearsal;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** The run that a JVM's archive of classes and profiles is recorded from. */
@ConfigMapping(prefix = "evenflow.rehearsal")
public interface RehearsalConfig {

    /**
     * Paths that the service gets from itself, one after the other, once it listens; then it stops with exit code 0. No
     * server need be there: what is answered does not matter. Empty by default: the service runs on.
     */
    Optional<List<String>> paths();
}
