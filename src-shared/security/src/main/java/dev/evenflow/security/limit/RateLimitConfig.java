package dev.evenflow.security.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How often one caller may call one instance, where access control is on. */
@ConfigMapping(prefix = "evenflow.rate-limit")
public interface RateLimitConfig {

    /** Requests a second that a caller may go on with. Default 50; 0 for as many as they like. At most 1,000,000. */
    @WithDefault("50")
    @Min(0) @Max(1_000_000) int perSecond();

    /** Requests that a caller who was silent may send at once. Default 200, 1 to 1,000,000. */
    @WithDefault("200")
    @Min(1) @Max(1_000_000) int burst();

    /**
     * Access tokens of one address that may turn out not to be valid, at once and in each minute; further ones that are not known
     * to be valid are answered 429 without being looked at. Default 120; 0 for any number. At most 1,000,000.
     */
    @WithDefault("120")
    @Min(0) @Max(1_000_000) int badTokensPerMinute();

    /** Callers, and addresses, that are remembered; the one that was silent for longest is forgotten. Default 10,000, 1 to 10,000,000. */
    @WithDefault("10000")
    @Min(1) @Max(10_000_000) int maxCallers();
}
