package dev.evenflow.inventory.reserve;

import dev.evenflow.contracts.EventIds;
import dev.evenflow.web.Correlation;
import dev.evenflow.web.idempotency.IdempotentJson;
import dev.evenflow.web.idempotency.StoredAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

/** The calls that hold stock and give it back. */
@Path("/products")
@Produces(MediaType.APPLICATION_JSON)
public class ReservationResource {

    private final ReservationHandler handler;
    private final IdempotentJson json;
    private final EventIds ids;

    ReservationResource(ReservationHandler handler, IdempotentJson json, EventIds ids) {
        this.handler = handler;
        this.json = json;
        this.ids = ids;
    }

    @POST
    @Path("reserve")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReservationView.class)))
    @APIResponse(responseCode = "409", description = "There is not enough of the product")
    public Uni<RestResponse<String>> reserve(
            @NotNull @Valid ReserveRequest request, @Context HttpHeaders headers, @Context UriInfo uri) {
        return handler.reserve(request, json.request(headers, uri, request), Correlation.of(headers, ids::next))
                .map(StoredAnswer::response);
    }

    @DELETE
    @Path("reservations/{id}")
    public Uni<Void> release(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return handler.release(id, Correlation.of(headers, ids::next));
    }
}
