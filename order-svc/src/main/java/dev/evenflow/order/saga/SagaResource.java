package dev.evenflow.order.saga;

import dev.evenflow.saga.store.SagaInstance;
import dev.evenflow.saga.store.SagaJson;
import dev.evenflow.saga.store.SagaTable;
import dev.evenflow.security.enforce.Access;
import dev.evenflow.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** How far the saga of an order is. */
@Path("/sagas")
@Produces(MediaType.APPLICATION_JSON)
public class SagaResource {

    private final SagaTable sagas;
    private final SagaJson json;
    private final Pool pool;
    private final Access access;

    SagaResource(SagaTable sagas, SagaJson json, Pool pool, Access access) {
        this.sagas = sagas;
        this.json = json;
        this.pool = pool;
        this.access = access;
    }

    @GET
    @Path("{id}")
    public Uni<SagaView> get(@PathParam("id") UUID id) {
        var reach = access.reach();
        return sagas.find(id, pool)
                .map(found -> found.filter(saga -> reach.covers(owner(saga)))
                        .map(SagaView::of)
                        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such saga")));
    }

    private long owner(SagaInstance saga) {
        return json.decode(saga.data(), PlaceOrder.class).userId();
    }
}
