package dev.evenflow.payment.query;

import dev.evenflow.eventstore.EventTypes;
import dev.evenflow.eventstore.RecordedEvent;
import dev.evenflow.eventstore.projection.Copy;
import dev.evenflow.eventstore.projection.Projection;
import dev.evenflow.eventstore.projection.ProjectionTable;
import dev.evenflow.money.domain.Money;
import dev.evenflow.payment.AccountType;
import dev.evenflow.payment.domain.AccountEvent;
import dev.evenflow.payment.domain.AccountEvent.Created;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Keeps {@code payment.account_summary}: two statements for any number of events. */
@Singleton
public class AccountSummaryProjection implements Projection<AccountEvent> {

    static final ProjectionTable TABLE = new ProjectionTable("payment", "account_summary");

    @Override
    public String name() {
        return "account-summary";
    }

    @Override
    public List<ProjectionTable> tables() {
        return List.of(TABLE);
    }

    @Override
    public EventTypes<AccountEvent> events() {
        return AccountType.EVENTS;
    }

    @Override
    public String ddl(Copy copy) {
        var table = copy.of(TABLE);
        return "CREATE TABLE " + table + " (account_id uuid PRIMARY KEY, owner text NOT NULL, currency text NOT NULL,"
                + " status text NOT NULL DEFAULT 'open', balance numeric NOT NULL DEFAULT 0.00,"
                + " deposited numeric NOT NULL DEFAULT 0.00, withdrawn numeric NOT NULL DEFAULT 0.00,"
                + " transactions bigint NOT NULL DEFAULT 0, version bigint NOT NULL DEFAULT 0,"
                + " opened_at timestamptz NOT NULL, updated_at timestamptz NOT NULL) WITH (fillfactor = 80);"
                + " CREATE INDEX ON " + table + " (owner, account_id)";
    }

    @Override
    public Uni<Void> apply(List<RecordedEvent<AccountEvent>> events, Copy copy, SqlConnection connection) {
        var table = copy.of(TABLE);
        var opened = events.stream()
                .filter(event -> event.event() instanceof Created)
                .toList();
        return insert(opened, table, connection).chain(() -> update(AccountChange.fold(events), table, connection));
    }

    private static Uni<Void> insert(List<RecordedEvent<AccountEvent>> opened, String table, SqlConnection connection) {
        if (opened.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(
                        "INSERT INTO " + table + " (account_id, owner, currency, opened_at, updated_at)"
                                + " SELECT id, owner, currency, at, at"
                                + " FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[]) AS o(id, owner, currency, at)")
                .execute(Tuple.tuple()
                        .addArrayOfUUID(column(opened, RecordedEvent::aggregateId, new UUID[0]))
                        .addArrayOfString(column(opened, event -> created(event).owner(), new String[0]))
                        .addArrayOfString(column(opened, event -> created(event).currency(), new String[0]))
                        .addArrayOfOffsetDateTime(times(opened, RecordedEvent::recordedAt)))
                .replaceWithVoid();
    }

    private static Uni<Void> update(Collection<AccountChange> changes, String table, SqlConnection connection) {
        return connection
                .preparedQuery("UPDATE " + table + " AS a SET deposited = a.deposited + c.deposited,"
                        + " withdrawn = a.withdrawn + c.withdrawn, transactions = a.transactions + c.transactions,"
                        + " balance = c.balance, status = CASE WHEN c.closed THEN 'closed' ELSE a.status END,"
                        + " version = c.version, updated_at = c.at"
                        + " FROM unnest($1::uuid[], $2::numeric[], $3::numeric[], $4::bigint[], $5::numeric[],"
                        + " $6::boolean[], $7::bigint[], $8::timestamptz[])"
                        + " AS c(id, deposited, withdrawn, transactions, balance, closed, version, at)"
                        + " WHERE a.account_id = c.id")
                .execute(Tuple.tuple()
                        .addArrayOfUUID(column(changes, AccountChange::accountId, new UUID[0]))
                        .addArrayOfBigDecimal(sums(changes, AccountChange::deposited))
                        .addArrayOfBigDecimal(sums(changes, AccountChange::withdrawn))
                        .addArrayOfLong(column(changes, AccountChange::transactions, new Long[0]))
                        .addArrayOfBigDecimal(sums(changes, AccountChange::balance))
                        .addArrayOfBoolean(column(changes, AccountChange::closed, new Boolean[0]))
                        .addArrayOfLong(column(changes, AccountChange::version, new Long[0]))
                        .addArrayOfOffsetDateTime(times(changes, AccountChange::at)))
                .replaceWithVoid();
    }

    private static Created created(RecordedEvent<AccountEvent> event) {
        return (Created) event.event();
    }

    private static BigDecimal[] sums(Collection<AccountChange> changes, Function<AccountChange, Money> sum) {
        return column(changes, sum.andThen(Money::amount), new BigDecimal[0]);
    }

    private static <T> OffsetDateTime[] times(Collection<T> rows, Function<T, Instant> time) {
        return column(rows, time.andThen(at -> at.atOffset(ZoneOffset.UTC)), new OffsetDateTime[0]);
    }

    private static <T, C> C[] column(Collection<T> rows, Function<T, C> column, C[] array) {
        return rows.stream().map(column).toList().toArray(array);
    }
}
