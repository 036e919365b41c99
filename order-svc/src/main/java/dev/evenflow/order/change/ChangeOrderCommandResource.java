package dev.evenflow.order.change;

import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** Some of what {@link ChangeOrderResource} does, under the path of the commands. */
@Path("/commands/orders")
@Produces(MediaType.APPLICATION_JSON)
public class ChangeOrderCommandResource {

    private final ChangeOrderResource orders;

    ChangeOrderCommandResource(ChangeOrderResource orders) {
        this.orders = orders;
    }

    /** Approves it: its saga confirms it then. */
    @POST
    @Path("{id}/confirm")
    public Uni<RestResponse<String>> confirm(
            @PathParam("id") UUID id, @Context HttpHeaders headers, @Context UriInfo uri) {
        return orders.approve(id, headers, uri);
    }

    @POST
    @Path("{id}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> cancel(
            @PathParam("id") UUID id,
            @NotNull @Valid ReasonRequest request,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return orders.cancel(id, request, headers, uri);
    }
}
