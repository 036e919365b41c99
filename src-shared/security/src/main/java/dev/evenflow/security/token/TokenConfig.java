package dev.evenflow.security.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Which access tokens are taken. The defaults are those of user-svc; any other OIDC issuer can be named instead. */
@ConfigMapping(prefix = "evenflow.token")
public interface TokenConfig {

    /** The claim {@code iss} of every token, exactly. Default {@code https://evenflow.invalid}. */
    @WithDefault("https://evenflow.invalid")
    @NotBlank String issuer();

    /** What the claim {@code aud} has to hold. Default {@code evenflow}. */
    @WithDefault("evenflow")
    @NotBlank String audience();

    /** The one algorithm of signatures that is taken, whatever a token names. Default {@code ES256}. */
    @WithDefault("ES256")
    Algorithm algorithm();

    /** How far clocks may differ when {@code exp}, {@code nbf} and {@code iat} are looked at; whole seconds. Default 60 s. */
    @WithDefault("60s")
    Duration clockSkew();

    /** The claim with the roles; within others with slashes, such as {@code realm_access/roles}. Default {@code groups}. */
    @WithDefault("groups")
    @NotBlank String rolesClaim();

    /** The claim with the number of the user. Default {@code sub}. */
    @WithDefault("sub")
    @NotBlank String userClaim();

    /**
     * Where the issuer publishes its keys as a <a href="https://www.rfc-editor.org/rfc/rfc7517">JWK Set</a>. No default;
     * user-svc needs none while it issues tokens itself.
     */
    Optional<URI> jwksUrl();

    /** Keys older than this are fetched again, beside the requests. Default 1 minute. */
    @WithDefault("1m")
    Duration jwksMaxAge();

    /** Shortest time between two fetches; an unknown key asks for one. Default 5 s. */
    @WithDefault("5s")
    Duration jwksMinInterval();

    /** How long a fetch may take. Default 2 s. */
    @WithDefault("2s")
    Duration jwksTimeout();

    /** How many valid tokens are remembered, so that their signatures need not be computed again. Default 2,000. */
    @WithDefault("2000")
    @PositiveOrZero int remembered();
}
