package dev.evenflow.order.show;

import static dev.evenflow.order.OrderType.ORDER;

import dev.evenflow.eventstore.Aggregate;
import dev.evenflow.eventstore.AsOf;
import dev.evenflow.eventstore.EventStore;
import dev.evenflow.eventstore.History;
import dev.evenflow.order.OrderProblems;
import dev.evenflow.order.domain.Order;
import dev.evenflow.order.domain.OrderRejection;
import dev.evenflow.web.conditional.VersionTag;
import dev.evenflow.web.paging.Paged;
import dev.evenflow.web.paging.Paging;
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
import java.util.Optional;
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

    private final EventStore store;
    private final History history;

    OrderResource(EventStore store, History history) {
        this.store = store;
        this.history = history;
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
        var found = AsOf.of(uri).map(when -> history.asOf(ORDER, id, when)).orElseGet(() -> now(id));
        return found.map(OrderResource::known).map(OrderResource::answer);
    }

    /** What happened to it, from the first event on. */
    @GET
    @Path("{id}/events")
    public Uni<RestResponse<List<OrderEventView>>> events(
            @PathParam("id") UUID id, @BeanParam Paging paging, @Context UriInfo uri) {
        var page = paging.requested();
        return now(id).map(OrderResource::known)
                .flatMap(order -> history.events(ORDER, id, page.offset(), page.size())
                        .map(events -> new Paged<>(page, events, order.version())))
                .map(events -> events.map(OrderEventView::of).response(uri));
    }

    private Uni<Optional<Aggregate<Order>>> now(UUID id) {
        return store.load(ORDER, id).map(found -> Optional.of(found).filter(Aggregate::exists));
    }

    private static Aggregate<Order> known(Optional<Aggregate<Order>> found) {
        return found.orElseThrow(() -> OrderProblems.of(OrderRejection.UNKNOWN));
    }

    private static RestResponse<OrderState> answer(Aggregate<Order> order) {
        return RestResponse.ResponseBuilder.ok(OrderState.of(order))
                .header(HttpHeaders.ETAG, new VersionTag(order.version()).header())
                .build();
    }
}
