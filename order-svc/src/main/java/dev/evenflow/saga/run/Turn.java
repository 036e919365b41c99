package dev.evenflow.saga.run;

import dev.evenflow.outbox.OutboxEvent;
import dev.evenflow.saga.store.SagaInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.function.Function;

/**
 * A saga has moved; nothing of it is written yet.
 *
 * @param effects what its own module does
 */
record Turn(SagaInstance after, List<OutboxEvent> commands, Function<SqlConnection, Uni<Void>> effects) {}
