package dev.evenflow.saga.run;

import dev.evenflow.saga.SagaType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** The module a saga belongs to: a bean for each kind of saga. */
public interface SagaHost<D, L> {

    SagaType<D, L> type();

    /**
     * Does what sagas decided for their own module, as a part of the transaction of their turns.
     *
     * @param decided each of another saga; none without effects
     */
    Uni<Void> carryOut(List<Decided<D, L>> decided, SqlConnection connection);
}
