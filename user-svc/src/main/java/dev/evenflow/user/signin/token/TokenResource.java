package dev.evenflow.user.signin.token;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Where tokens are asked for: <a href="https://www.rfc-editor.org/rfc/rfc6749">RFC 6749</a>. */
@Path("/auth/token")
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {

    private final Grants grants;

    TokenResource(Grants grants) {
        this.grants = grants;
    }

    /** With the grants {@code password}, {@code refresh_token} and {@code client_credentials}. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TokenAnswer.class)))
    @APIResponse(responseCode = "400", content = @Content(schema = @Schema(implementation = TokenErrorAnswer.class)))
    @APIResponse(responseCode = "401", description = "The client or its secret is wrong")
    @APIResponse(responseCode = "429", description = "Too many attempts failed; Retry-After tells when to try again")
    public Uni<RestResponse<TokenAnswer>> token(@BeanParam TokenForm form, @Context HttpServerRequest request) {
        return grants.token(form.grant(), request.remoteAddress().hostAddress())
                .map(answer -> RestResponse.ResponseBuilder.ok(answer)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    @ServerExceptionMapper
    Response refused(TokenRefusal refusal) {
        var answer = Response.status(refusal.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(refusal.answer());
        return (refusal.status() == Response.Status.UNAUTHORIZED.getStatusCode()
                        ? answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"evenflow\"")
                        : answer)
                .build();
    }
}
