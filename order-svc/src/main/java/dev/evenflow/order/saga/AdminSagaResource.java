package dev.evenflow.order.saga;

import dev.evenflow.contracts.EventIds;
import dev.evenflow.eventstore.EventTransaction;
import dev.evenflow.saga.SagaInput;
import dev.evenflow.saga.SagaStatus;
import dev.evenflow.saga.run.Sagas;
import dev.evenflow.saga.store.SagaInstance;
import dev.evenflow.saga.store.SagaTable;
import dev.evenflow.web.Correlation;
import dev.evenflow.web.paging.Paging;
import dev.evenflow.web.problem.FieldViolation;
import dev.evenflow.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What an operator can do about sagas that are stuck. */
@Path("/admin/sagas")
@Produces(MediaType.APPLICATION_JSON)
public class AdminSagaResource {

    private static final ProblemType NOT_POSSIBLE =
            new ProblemType("saga-not-possible", 409, "The saga is in a state that does not allow this");
    private static final String ABORTED = "aborted-by-operator";

    private final EventTransaction transaction;
    private final Sagas sagas;
    private final SagaTable table;
    private final Pool pool;
    private final EventIds ids;

    AdminSagaResource(EventTransaction transaction, Sagas sagas, SagaTable table, Pool pool, EventIds ids) {
        this.transaction = transaction;
        this.sagas = sagas;
        this.table = table;
        this.pool = pool;
        this.ids = ids;
    }

    /** Sagas of a status, or of all; newest first. */
    @GET
    public Uni<RestResponse<List<SagaView>>> list(
            @QueryParam("status") @Nullable String status, @BeanParam Paging paging, @Context UriInfo uri) {
        return table.list(Optional.ofNullable(status).map(AdminSagaResource::status), paging.requested(), pool)
                .map(found -> found.map(SagaView::of).response(uri));
    }

    /** Undoes on, where a step could not be undone. 409 for a saga that has not failed. */
    @POST
    @Path("{id}/retry")
    public Uni<SagaView> retry(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return tell(id, new SagaInput.TriedAgain(), headers);
    }

    /** Undoes a saga that is under way. 409 for one that has ended, or is being undone already. */
    @POST
    @Path("{id}/abort")
    public Uni<SagaView> abort(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return tell(id, new SagaInput.Aborted(ABORTED), headers);
    }

    private Uni<SagaView> tell(UUID id, SagaInput input, HttpHeaders headers) {
        var correlation = Correlation.of(headers, ids::next);
        return transaction
                .run(connection -> known(id, connection)
                        .chain(() -> sagas.tell(id, input, correlation.id(), connection))
                        .invoke(AdminSagaResource::requireTaken)
                        .chain(() -> known(id, connection)))
                .map(SagaView::of);
    }

    private Uni<SagaInstance> known(UUID id, SqlConnection connection) {
        return sagas.lock(id, connection)
                .map(found -> found.orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such saga")));
    }

    private static void requireTaken(boolean taken) {
        if (!taken) {
            throw NOT_POSSIBLE.because("Nothing was changed");
        }
    }

    private static SagaStatus status(String sent) {
        return Arrays.stream(SagaStatus.values())
                .filter(status -> status.wireName().equals(sent))
                .findFirst()
                .orElseThrow(() -> ProblemType.violating(List.of(new FieldViolation(
                        "status",
                        "must be one of pending, in_progress, completed, failed, compensating, compensated"))));
    }
}
