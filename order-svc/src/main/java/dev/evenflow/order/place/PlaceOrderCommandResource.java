package dev.evenflow.order.place;

import dev.evenflow.order.OrderAccepted;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

/** The same as {@link PlaceOrderResource}, under the path of the commands. */
@Path("/commands/orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PlaceOrderCommandResource {

    private final PlaceOrderResource orders;

    PlaceOrderCommandResource(PlaceOrderResource orders) {
        this.orders = orders;
    }

    @POST
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = OrderAccepted.class)))
    public Uni<RestResponse<String>> place(
            @NotNull @Valid PlaceOrderRequest request, @Context HttpHeaders headers, @Context UriInfo uri) {
        return orders.place(request, headers, uri);
    }
}
