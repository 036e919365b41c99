package dev.evenflow.order.query;

import dev.evenflow.order.OrderProblems;
import dev.evenflow.order.domain.OrderRejection;
import dev.evenflow.order.domain.OrderStatus;
import dev.evenflow.security.enforce.Access;
import dev.evenflow.web.paging.Paging;
import dev.evenflow.web.problem.FieldViolation;
import dev.evenflow.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The calls that read the read model of orders. */
@Path("/queries/orders")
@Produces(MediaType.APPLICATION_JSON)
public class OrderQueryResource {

    private static final Pattern USER_ID = Pattern.compile("[0-9]{1,18}");

    private final OrderViews views;
    private final Access access;

    OrderQueryResource(OrderViews views, Access access) {
        this.views = views;
        this.access = access;
    }

    /** Orders that the caller may see, newest first. */
    @GET
    public Uni<OrderPage> list(
            @QueryParam("user_id") @Nullable String userId,
            @QueryParam("status") @Nullable String status,
            @BeanParam Paging paging) {
        var user = access.reach().listed(Optional.ofNullable(userId).map(OrderQueryResource::user));
        var wanted = Optional.ofNullable(status).map(OrderQueryResource::status);
        return views.list(user, wanted, paging.requested()).map(OrderPage::of);
    }

    @GET
    @Path("{id}")
    public Uni<OrderView> get(@PathParam("id") UUID id) {
        var reach = access.reach();
        return views.find(id)
                .map(found -> found.filter(order -> reach.covers(order.userId()))
                        .orElseThrow(() -> OrderProblems.of(OrderRejection.UNKNOWN)));
    }

    private static long user(String sent) {
        if (!USER_ID.matcher(sent).matches()) {
            throw ProblemType.violating(List.of(new FieldViolation("user_id", "must be the id of a user")));
        }
        return Long.parseLong(sent);
    }

    private static OrderStatus status(String sent) {
        return Arrays.stream(OrderStatus.values())
                .filter(status ->
                        status != OrderStatus.NONE && status.wireName().equals(sent))
                .findFirst()
                .orElseThrow(() -> ProblemType.violating(
                        List.of(new FieldViolation("status", "must be the status of an order, such as pending"))));
    }
}
