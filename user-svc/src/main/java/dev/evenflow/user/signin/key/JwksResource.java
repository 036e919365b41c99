package dev.evenflow.user.signin.key;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/** The keys that tokens of this issuer are verified with. */
@Path("/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
public class JwksResource {

    private final KeyRing ring;

    JwksResource(KeyRing ring) {
        this.ring = ring;
    }

    /** Those that will sign soon are among them; none where another issues the tokens. */
    @GET
    @NonBlocking
    public RestResponse<JwkSetView> keys() {
        var keys = new JwkSetView(ring.all().stream().map(JwkView::of).toList());
        return RestResponse.ResponseBuilder.ok(keys)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .build();
    }
}
