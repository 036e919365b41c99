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

/** Where users sign out: <a href="https://www.rfc-editor.org/rfc/rfc7009">RFC 7009</a>. */
@Path("/auth/revoke")
@Produces(MediaType.APPLICATION_JSON)
public class RevokeResource {

    private final RevokeHandler revoke;

    RevokeResource(RevokeHandler revoke) {
        this.revoke = revoke;
    }

    /** Ends a refresh token, with all that came before and after it. What is no token was none before, either. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @APIResponse(responseCode = "200", description = "The token is not valid, or not any more")
    @APIResponse(responseCode = "400", content = @Content(schema = @Schema(implementation = TokenErrorAnswer.class)))
    @APIResponse(responseCode = "401", description = "The client or its secret is wrong")
    @APIResponse(responseCode = "429", description = "Too many attempts failed; Retry-After tells when to try again")
    public Uni<RestResponse<Void>> revoke(
            @RequestBody(
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            type = SchemaType.OBJECT,
                                                            requiredProperties = "token",
                                                            properties = {
                                                                @SchemaProperty(name = "token"),
                                                                @SchemaProperty(name = "token_type_hint"),
                                                                @SchemaProperty(name = "client_id"),
                                                                @SchemaProperty(name = "client_secret")
                                                            })))
                    byte[] form,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context HttpServerRequest request) {
        var asked = Revocation.of(FormFields.of(form), authorization);
        return revoke.revoke(asked, request.remoteAddress().hostAddress()).map(ended -> RestResponse.ok());
    }
}
