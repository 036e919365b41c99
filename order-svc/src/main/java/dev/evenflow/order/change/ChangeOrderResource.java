package dev.evenflow.order.change;

import dev.evenflow.contracts.EventIds;
import dev.evenflow.eventstore.Cause;
import dev.evenflow.order.domain.OrderCommand;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** The calls that change orders. All answer 202, or 409 where the order's state does not allow it. */
@Path("/orders")
@Produces(MediaType.APPLICATION_JSON)
public class ChangeOrderResource {

    private final ChangeOrderHandler handler;
    private final IdempotentJson json;
    private final EventIds ids;
    private final Access access;

    ChangeOrderResource(ChangeOrderHandler handler, IdempotentJson json, EventIds ids, Access access) {
        this.handler = handler;
        this.json = json;
        this.ids = ids;
        this.access = access;
    }

    /** Lets an order go on that waits for somebody's yes; one that will wait does not any more. */
    @POST
    @Path("{id}/approve")
    public Uni<RestResponse<String>> approve(
            @PathParam("id") UUID id, @Context HttpHeaders headers, @Context UriInfo uri) {
        return handle(id, new OrderCommand.Approve(), new OrderReference(id), headers, uri);
    }

    @POST
    @Path("{id}/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> reject(
            @PathParam("id") UUID id,
            @NotNull @Valid ReasonRequest request,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return handle(id, new OrderCommand.Reject(request.reason()), request, headers, uri);
    }

    /** Until it is shipped; what was done for the order is undone. */
    @POST
    @Path("{id}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> cancel(
            @PathParam("id") UUID id,
            @NotNull @Valid ReasonRequest request,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return handle(id, new OrderCommand.Cancel(request.reason()), request, headers, uri);
    }

    @POST
    @Path("{id}/ship")
    public Uni<RestResponse<String>> ship(
            @PathParam("id") UUID id, @Context HttpHeaders headers, @Context UriInfo uri) {
        return handle(id, new OrderCommand.Ship(), new OrderReference(id), headers, uri);
    }

    @POST
    @Path("{id}/deliver")
    public Uni<RestResponse<String>> deliver(
            @PathParam("id") UUID id, @Context HttpHeaders headers, @Context UriInfo uri) {
        return handle(id, new OrderCommand.Deliver(), new OrderReference(id), headers, uri);
    }

    private Uni<RestResponse<String>> handle(
            UUID id, OrderCommand command, Record asked, HttpHeaders headers, UriInfo uri) {
        var correlation = Correlation.of(headers, ids::next);
        var cause = Cause.request(correlation.id(), correlation.traceparent());
        var call = new OrderCall(id, command, access.reach(), cause, json.request(headers, uri, asked));
        return handler.handle(call).map(StoredAnswer::response);
    }
}
