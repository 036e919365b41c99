package dev.evenflow.user;

import dev.evenflow.contracts.EventIds;
import dev.evenflow.web.Correlation;
import dev.evenflow.web.idempotency.IdempotentJson;
import dev.evenflow.web.idempotency.StoredAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

/** The calls that change users. */
@Path(UserCommandResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public class UserCommandResource {

    public static final String PATH = "/users";

    private final CreateUserHandler create;
    private final UpdateUserHandler update;
    private final DeleteUserHandler delete;
    private final IdempotentJson json;
    private final EventIds ids;

    public UserCommandResource(
            CreateUserHandler create,
            UpdateUserHandler update,
            DeleteUserHandler delete,
            IdempotentJson json,
            EventIds ids) {
        this.create = create;
        this.update = update;
        this.delete = delete;
        this.json = json;
        this.ids = ids;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = UserView.class)))
    public Uni<RestResponse<String>> create(
            @NotNull @Valid CreateUserRequest request, @Context HttpHeaders headers, @Context UriInfo uri) {
        return create.handle(request, json.request(headers, uri, request.distinct()), correlation(headers))
                .map(StoredAnswer::response);
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<UserView>> update(
            @PathParam("id") long id,
            @NotNull @Valid UserRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch,
            @Context HttpHeaders headers) {
        return update.handle(id, request, ifMatch, correlation(headers)).map(UserResponses::current);
    }

    @DELETE
    @Path("{id}")
    public Uni<Void> delete(
            @PathParam("id") long id,
            @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch,
            @Context HttpHeaders headers) {
        return delete.handle(id, ifMatch, correlation(headers));
    }

    private Correlation correlation(HttpHeaders headers) {
        return Correlation.of(headers, ids::next);
    }
}
