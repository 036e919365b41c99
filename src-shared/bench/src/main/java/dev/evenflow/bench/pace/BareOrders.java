package dev.evenflow.bench.pace;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.evenflow.testkit.postgres.PostgresServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * The rows of orders without anything around them, in the database the service has left: an order is the nine transactions
 * of its saga one after the other and a tenth that empties the outbox, each one call of a function, so one round trip and a
 * durable commit. Sixteen connections at the same time.
 */
record BareOrders(PostgresServer postgres) {

    private static final int CONNECTIONS = 16;
    private static final List<String> TRANSACTIONS =
            List.of("place", "pay", "paid", "reserve", "reserved", "ship", "scheduled", "sell", "sold");
    private static final String RELAYED = "DELETE FROM outbox WHERE id = ANY(?)";

    /** A fourth of the time goes by before it counts. */
    double perSecond(Duration duration) throws Exception {
        var products = prepare();
        work(duration.dividedBy(4), products);
        return work(duration, products) / (duration.toNanos() / 1e9);
    }

    private List<UUID> prepare() throws SQLException, IOException {
        try (var connection = postgres.connect(Market.DATABASE);
                var statement = connection.createStatement()) {
            statement.execute(functions());
            var products = new ArrayList<UUID>();
            try (var rows = statement.executeQuery("SELECT id FROM orders.products")) {
                while (rows.next()) {
                    products.add(rows.getObject(1, UUID.class));
                }
            }
            return products;
        }
    }

    private static String functions() throws IOException {
        try (var resource = Objects.requireNonNull(BareOrders.class.getResourceAsStream("bare-orders.sql"))) {
            return new String(resource.readAllBytes(), UTF_8);
        }
    }

    private long work(Duration duration, List<UUID> products) {
        var done = new LongAdder();
        var end = System.nanoTime() + duration.toNanos();
        CompletableFuture.allOf(IntStream.range(0, CONNECTIONS)
                        .mapToObj(number ->
                                CompletableFuture.runAsync(() -> work(end, products, done), Thread::startVirtualThread))
                        .toArray(CompletableFuture[]::new))
                .join();
        return done.sum();
    }

    private void work(long end, List<UUID> products, LongAdder done) {
        try (var connection = postgres.connect(Market.DATABASE)) {
            var calls = new Calls(connection);
            while (System.nanoTime() < end) {
                calls.order(products);
                done.increment();
            }
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    /** The statements of a connection. */
    private static final class Calls {

        private final Map<String, PreparedStatement> transactions = new LinkedHashMap<>();
        private final PreparedStatement relayed;

        Calls(Connection connection) throws SQLException {
            for (var name : TRANSACTIONS) {
                transactions.put(name, connection.prepareStatement("SELECT bare." + name + "(?, ?, ?, ?)"));
            }
            relayed = connection.prepareStatement(RELAYED);
        }

        void order(List<UUID> products) throws SQLException {
            var random = ThreadLocalRandom.current();
            var first = random.nextInt(products.size());
            var second = (first + 1 + random.nextInt(products.size() - 1)) % products.size();
            var wanted = new UUID[] {products.get(first), products.get(second)};
            var order = UUID.randomUUID();
            var saga = UUID.randomUUID();
            var user = 1L + random.nextInt(Market.USERS);
            var told = new ArrayList<Long>();
            for (var transaction : transactions.values()) {
                transaction.setObject(1, order);
                transaction.setObject(2, saga);
                transaction.setLong(3, user);
                transaction.setArray(4, transaction.getConnection().createArrayOf("uuid", wanted));
                try (var rows = transaction.executeQuery()) {
                    while (rows.next()) {
                        told.add(rows.getLong(1));
                    }
                }
            }
            relayed.setArray(1, relayed.getConnection().createArrayOf("bigint", told.toArray()));
            relayed.executeUpdate();
        }
    }
}
