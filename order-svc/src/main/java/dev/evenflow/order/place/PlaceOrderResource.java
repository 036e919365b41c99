package dev.evenflow.order.place;

import dev.evenflow.contracts.EventIds;
import dev.evenflow.eventstore.Cause;
import dev.evenflow.order.OrderAccepted;
import dev.evenflow.security.enforce.Access;
import dev.evenflow.web.Correlation;
import dev.evenflow.web.idempotency.IdempotentJson;
import dev.evenflow.web.idempotency.StoredAnswer;
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

/** The call that places orders. */
@Path(PlaceOrderResource.ORDERS)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PlaceOrderResource {

    static final String ORDERS = "/orders";

    private final PlaceOrderHandler handler;
    private final PlacedOrders placed;
    private final IdempotentJson json;
    private final EventIds ids;
    private final Access access;

    PlaceOrderResource(
            PlaceOrderHandler handler, PlacedOrders placed, IdempotentJson json, EventIds ids, Access access) {
        this.handler = handler;
        this.placed = placed;
        this.json = json;
        this.ids = ids;
        this.access = access;
    }

    /** Answers at once or, with {@code Prefer: wait=n}, when the saga has ended or n seconds (at most 30) are over. */
    @POST
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = OrderAccepted.class)))
    @APIResponse(responseCode = "201", description = "It is confirmed; only with Prefer: wait")
    @APIResponse(responseCode = "409", description = "It could not be completed; only with Prefer: wait")
    @APIResponse(responseCode = "422", description = "There is no such user or product")
    public Uni<RestResponse<String>> place(
            @NotNull @Valid PlaceOrderRequest request, @Context HttpHeaders headers, @Context UriInfo uri) {
        access.reach().requireActingFor(Long.toString(request.userId()));
        var correlation = Correlation.of(headers, ids::next);
        var cause = Cause.request(correlation.id(), correlation.traceparent());
        var wait = Preference.wait(headers);
        return handler.place(request, json.request(headers, uri, request), cause)
                .flatMap(answer -> placed.after(wait, answer))
                .map(StoredAnswer::response);
    }
}
