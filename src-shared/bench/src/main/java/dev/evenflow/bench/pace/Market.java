package dev.evenflow.bench.pace;

import dev.evenflow.bench.UserEvents;
import dev.evenflow.bench.UserStream;
import dev.evenflow.testkit.postgres.PostgresServer;
import dev.evenflow.testkit.process.Waiting;
import dev.evenflow.testkit.service.HttpCalls;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Users who buy, and products of which there is enough: two of them, drawn at random, make an order. */
record Market(List<String> products) {

    static final int USERS = 1_000;
    static final String DATABASE = "orders";

    private static final int PRODUCTS = 100;
    private static final String COMPLETE = """
            SELECT (SELECT count(*) FROM orders.customers) = %d AND (SELECT count(*) FROM payment.user_accounts) = %d
              AND (SELECT count(*) FROM orders.products) = %d""".formatted(USERS, USERS, PRODUCTS);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    Market {
        products = List.copyOf(products);
    }

    /** Returns when orders know users and products, and every user has an account. */
    static Market open(HttpCalls orders, UserStream users, PostgresServer postgres) throws Exception {
        users.publish(1, USERS, UserEvents::json);
        var products = IntStream.range(0, PRODUCTS)
                .mapToObj(number -> orders.post("/products", product(number)))
                .map(answer -> answer.json().path("id").asText())
                .toList();
        if (!Waiting.until(PATIENCE, Duration.ofMillis(100), () -> isComplete(postgres))) {
            throw new IllegalStateException("order-svc does not hear of users and products");
        }
        return new Market(products);
    }

    /** The body of a request that places an order. */
    String order(RandomGenerator random) {
        var first = random.nextInt(products.size());
        var second = (first + 1 + random.nextInt(products.size() - 1)) % products.size();
        return "{\"user_id\":" + (1 + random.nextInt(USERS)) + ",\"items\":[" + item(first) + "," + item(second) + "]}";
    }

    private static String product(int number) {
        return "{\"name\":\"Lamp " + number + "\",\"price\":0.01,\"stock\":1000000000}";
    }

    private String item(int product) {
        return "{\"product_id\":\"" + products.get(product) + "\",\"quantity\":1}";
    }

    private static boolean isComplete(PostgresServer postgres) throws SQLException {
        try (var connection = postgres.connect(DATABASE);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(COMPLETE)) {
            return rows.next() && rows.getBoolean(1);
        }
    }
}
