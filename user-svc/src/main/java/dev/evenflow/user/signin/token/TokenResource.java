package dev.evenflow.user.signin.token;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

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
    public Uni<RestResponse<TokenAnswer>> token(
            @RequestBody(
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            type = SchemaType.OBJECT,
                                                            requiredProperties = "grant_type",
                                                            properties = {
                                                                @SchemaProperty(name = "grant_type"),
                                                                @SchemaProperty(name = "username"),
                                                                @SchemaProperty(name = "password"),
                                                                @SchemaProperty(name = "refresh_token"),
                                                                @SchemaProperty(name = "client_id"),
                                                                @SchemaProperty(name = "client_secret")
                                                            })))
                    byte[] form,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context HttpServerRequest request) {
        var grant = new TokenForm(FormFields.of(form), authorization).grant();
        return grants.token(grant, request.remoteAddress().hostAddress())
                .map(answer -> RestResponse.ResponseBuilder.ok(answer)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }
}
