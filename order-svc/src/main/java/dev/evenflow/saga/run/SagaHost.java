package dev.evenflow.saga.run;

import dev.evenflow.eventstore.Cause;
import dev.evenflow.saga.SagaType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** The module a saga belongs to: a bean for each kind of saga. */
public interface SagaHost<D, L> {

    SagaType<D, L> type();

    /** Does what the saga decided for its own module, in this order, as a part of the transaction of the turn. */
    Uni<Void> carryOut(D data, List<L> effects, Cause cause, SqlConnection connection);
}
