package dev.evenflow.order.show;

import static dev.evenflow.order.OrderType.ORDER;

import dev.evenflow.eventstore.Aggregate;
import dev.evenflow.eventstore.AggregateQueries;
import dev.evenflow.eventstore.AsOf;
import dev.evenflow.order.OrderProblems;
import dev.evenflow.order.domain.Order;
import dev.evenflow.order.domain.OrderRejection;
import dev.evenflow.security.enforce.Access;
import dev.evenflow.web.conditional.VersionTag;
import dev.evenflow.web.paging.Paging;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestResponse;

/** The calls that read an order itself, from its events. */
@Path("/orders")
@Produces(MediaType.APPLICATION_JSON)
public class OrderResource {

    private final AggregateQueries orders;
    private final Access access;

    OrderResource(AggregateQueries orders, Access access) {
        this.orders = orders;
        this.access = access;
    }

    /** The order as it is now or, with {@code as_of}, as it was at a time or after a version. */
    @GET
    @Path("{id}")
    @Parameter(
            name = AsOf.PARAMETER,
            in = ParameterIn.QUERY,
            description = "A version or a time like 2025-05-25T10:00:00Z",
            schema = @Schema(type = SchemaType.STRING))
    public Uni<RestResponse<OrderState>> get(@PathParam("id") UUID id, @Context UriInfo uri) {
        var reach = access.reach();
        return orders.find(ORDER, id, AsOf.of(uri))
                .map(found -> found.filter(order -> reach.covers(order.state().userId()))
                        .orElseThrow(OrderResource::unknown))
                .map(OrderResource::answer);
    }

    /** What happened to it, from the first event on. */
    @GET
    @Path("{id}/events")
    public Uni<RestResponse<List<OrderEventView>>> events(
            @PathParam("id") UUID id, @BeanParam Paging paging, @Context UriInfo uri) {
        var reach = access.reach();
        return orders.events(ORDER, id, paging.requested(), order -> reach.covers(order.userId()))
                .map(found -> found.orElseThrow(OrderResource::unknown))
                .map(events -> events.map(OrderEventView::of).response(uri));
    }

    private static HttpProblem unknown() {
        return OrderProblems.of(OrderRejection.UNKNOWN);
    }

    private static RestResponse<OrderState> answer(Aggregate<Order> order) {
        return RestResponse.ResponseBuilder.ok(OrderState.of(order))
                .header(HttpHeaders.ETAG, new VersionTag(order.version()).header())
                .build();
    }
}
