package dev.evenflow.order.saga;

import dev.evenflow.saga.store.SagaTable;
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
    private final Pool pool;

    SagaResource(SagaTable sagas, Pool pool) {
        this.sagas = sagas;
        this.pool = pool;
    }

    @GET
    @Path("{id}")
    public Uni<SagaView> get(@PathParam("id") UUID id) {
        return sagas.find(id, pool)
                .map(found -> found.map(SagaView::of)
                        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such saga")));
    }
}
