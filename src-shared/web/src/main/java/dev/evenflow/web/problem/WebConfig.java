package dev.evenflow.web.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of the HTTP edge. */
@ConfigMapping(prefix = "evenflow.web")
public interface WebConfig {

    /** The largest request body accepted; above it the answer is 413. Default 64 KiB. */
    @WithDefault("64K")
    MemorySize maxBodySize();

    /** How long a client may take to send a body; then the answer is 408, and the connection is closed. Default 10 s. */
    @WithDefault("10s")
    Duration bodyTimeout();
}
