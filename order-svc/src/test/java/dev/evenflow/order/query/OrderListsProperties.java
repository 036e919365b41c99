package dev.evenflow.order.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.Migrations;
import dev.evenflow.eventstore.Cause;
import dev.evenflow.eventstore.RecordedEvent;
import dev.evenflow.eventstore.projection.Copy;
import dev.evenflow.money.domain.Money;
import dev.evenflow.order.domain.OrderEvent;
import dev.evenflow.order.domain.OrderLine;
import dev.evenflow.order.domain.OrderStatus;
import dev.evenflow.testkit.postgres.PostgresOptions;
import dev.evenflow.testkit.postgres.PostgresServer;
import dev.evenflow.web.paging.Page;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/**
 * Every page of every list, against a fold of the same events. All of them happen at the same moment, so that times decide
 * nothing, and blocks are small, so that a few orders fill several.
 */
class OrderListsProperties {

    private static final String DATABASE = "order_lists";
    private static final Blocks BLOCKS = new Blocks(2);
    private static final int USERS = 3;
    private static final Instant NOW = Instant.parse("2025-05-25T10:00:00Z");
    private static final Cause CAUSE = Cause.request("c-1", Optional.empty());

    private static @Nullable PostgresServer server;
    private static @Nullable Pool pool;

    private final OrderViewProjection projection = new OrderViewProjection(BLOCKS);

    sealed interface Step {

        record Place(long user) implements Step {}

        /** Of an order that is there; of none in an empty shop. */
        record Change(int order, OrderEvent event) implements Step {}
    }

    /** What is asked for. */
    record Query(Optional<Long> user, Optional<OrderStatus> status, Page page) {}

    private record Placed(long user, OrderStatus status) {}

    @BeforeContainer
    static void startDatabase() {
        var started = PostgresServer.start(PostgresOptions.temporary());
        server = started;
        started.createDatabase(DATABASE);
        var url = started.url(DATABASE);
        Migrations.applyTo(url);
        pool = PgBuilder.pool()
                .connectingTo(url)
                .with(new PoolOptions().setMaxSize(2))
                .build();
        execute(new OrderViewProjection(BLOCKS).ddl(Copy.LIVE));
    }

    @AfterContainer
    static void stopDatabase() {
        Stream.ofNullable(pool).forEach(Pool::closeAndAwait);
        Stream.ofNullable(server).forEach(PostgresServer::close);
    }

    @Property(tries = 100)
    void pagesAndTotals_areThoseOfAFold_afterAnyMixOfPlacingAndChanging(
            @ForAll("batches") List<List<Step>> batches, @ForAll("queries") List<Query> queries) {
        execute("TRUNCATE orders.order_view, orders.order_tally");
        var views = new OrderViews(database(), BLOCKS);
        var folded = new LinkedHashMap<UUID, Placed>();

        for (var batch : batches) {
            var events = batch.stream().flatMap(step -> happen(step, folded)).toList();
            database()
                    .withTransaction(connection -> projection.apply(events, Copy.LIVE, connection))
                    .await()
                    .indefinitely();
        }

        for (var query : queries) {
            var answer =
                    views.list(query.user, query.status, query.page).await().indefinitely();
            var expected = matching(query, folded);
            assertThat(answer.total()).as("total of %s", query).isEqualTo(expected.size());
            assertThat(answer.items().stream().map(OrderView::id))
                    .as("page of %s", query)
                    .containsExactlyElementsOf(expected.stream()
                            .skip(query.page.offset())
                            .limit(query.page.size())
                            .toList());
        }
    }

    @Provide
    Arbitrary<List<List<Step>>> batches() {
        var users = Arbitraries.longs().between(1, USERS);
        var user = 1L;
        var happenings = Arbitraries.<OrderEvent>of(
                new OrderEvent.PaymentDebited(user, Money.of("1.00")),
                new OrderEvent.Approved(user),
                new OrderEvent.Confirmed(user, Money.of("1.00")),
                new OrderEvent.Cancelled(user, "lost"),
                new OrderEvent.Shipped(user));
        Arbitrary<Step> place = users.map(Step.Place::new);
        Arbitrary<Step> change = Combinators.combine(Arbitraries.integers().between(0, 60), happenings)
                .as(Step.Change::new);
        return Arbitraries.oneOf(place, change).list().ofMaxSize(25).list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Query>> queries() {
        var users = Arbitraries.longs().between(0, USERS).optional(0.6);
        var statuses = Arbitraries.of(OrderStatus.values())
                .filter(status -> status != OrderStatus.NONE)
                .optional(0.6);
        var pages = Combinators.combine(
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(1, 9))
                .as(Page::new);
        return Combinators.combine(users, statuses, pages).as(Query::new).list().ofSize(25);
    }

    private static Stream<RecordedEvent<OrderEvent>> happen(Step step, Map<UUID, Placed> folded) {
        return switch (step) {
            case Step.Place(var user) -> {
                var id = UUID.randomUUID();
                folded.put(id, new Placed(user, OrderStatus.PENDING));
                yield Stream.of(recorded(id, created(user)));
            }
            case Step.Change(var order, var event) -> {
                if (folded.isEmpty()) {
                    yield Stream.empty();
                }
                var id = List.copyOf(folded.keySet()).get(order % folded.size());
                folded.computeIfPresent(id, (same, placed) -> new Placed(placed.user, after(event, placed.status)));
                yield Stream.of(recorded(id, event));
            }
        };
    }

    private static OrderEvent created(long user) {
        var line = new OrderLine(new UUID(2, 2), "Lamp", 1, Money.of("1.00"));
        return new OrderEvent.Created(new UUID(1, 1), user, List.of(line), line.subtotal());
    }

    private static OrderStatus after(OrderEvent event, OrderStatus before) {
        return switch (event) {
            case OrderEvent.Created e -> OrderStatus.PENDING;
            case OrderEvent.PaymentDebited e -> before;
            case OrderEvent.Approved e -> OrderStatus.APPROVED;
            case OrderEvent.Rejected e -> OrderStatus.REJECTED;
            case OrderEvent.Confirmed e -> OrderStatus.CONFIRMED;
            case OrderEvent.Cancelled e -> OrderStatus.CANCELLED;
            case OrderEvent.Shipped e -> OrderStatus.SHIPPED;
            case OrderEvent.Delivered e -> OrderStatus.DELIVERED;
        };
    }

    private static RecordedEvent<OrderEvent> recorded(UUID id, OrderEvent event) {
        return new RecordedEvent<>(UUID.randomUUID(), "order", id, 1, event, CAUSE, NOW);
    }

    /** Newest first. */
    private static List<UUID> matching(Query query, Map<UUID, Placed> folded) {
        var matching = new ArrayList<UUID>();
        folded.forEach((id, placed) -> {
            if (query.user.orElse(placed.user) == placed.user && query.status.orElse(placed.status) == placed.status) {
                matching.add(id);
            }
        });
        return matching.reversed();
    }

    private static void execute(String statements) {
        database().query(statements).execute().await().indefinitely();
    }

    private static Pool database() {
        if (pool == null) {
            throw new IllegalStateException("not started");
        }
        return pool;
    }
}
