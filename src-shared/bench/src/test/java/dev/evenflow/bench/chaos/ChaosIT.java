package dev.evenflow.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.evenflow.bench.sagas.MailSink;
import dev.evenflow.testkit.postgres.PostgresServer;
import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.run.Progress;
import dev.evenflow.testkit.run.RunFolder;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.StackOptions;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * A short run of what {@code make chaos} does at length. With this seed NATS, an instance of order-svc, one of
 * notification-svc and PostgreSQL are killed.
 */
class ChaosIT {

    private static final ChaosOptions SHORT = new ChaosOptions(400, 200, 160, 4, 20_250_525);

    private static final String AN_ORDER =
            " (SELECT id FROM orders.order_view WHERE status = 'confirmed' ORDER BY id LIMIT 1)";

    @Test
    void whateverIsKilled_everythingIsAsItHasToBe_andWhatIsNotIsFound() throws Exception {
        var folder = RunFolder.temporary("chaos-test");
        try (var mails = new MailSink();
                var stack = new Stack(StackOptions.in(folder), Progress.SILENT)) {
            stack.startServers();
            var chaos = new Chaos(stack, mails, SHORT, progress -> {});
            assertThat(chaos.run()).matches(ChaosReport::isFlawless);
            assertTamperingIsFound(chaos, stack);
        } finally {
            Folders.delete(folder.path());
        }
    }

    /** Otherwise the verdict would say nothing. */
    private static void assertTamperingIsFound(Chaos chaos, Stack stack) throws Exception {
        var postgres = stack.servers().postgres().orElseThrow();
        assertFound(chaos, postgres, "payment.payments SET amount = amount %s 0.01 WHERE order_id =" + AN_ORDER);
        assertFound(chaos, postgres, "inventory.products SET stock = stock %s 1 WHERE name = 'rare'");
        assertFound(chaos, postgres, "inventory.products SET reserved = reserved %s 1 WHERE name = 'rare'");
        assertFound(chaos, postgres, "orders.order_view SET item_count = item_count %s 1 WHERE id =" + AN_ORDER);
        assertFound(chaos, postgres, "orders.order_view SET version = version %s 1 WHERE id =" + AN_ORDER);
        assertFound(
                chaos, postgres, "orders.order_tally SET orders = orders %s 1 WHERE list = -1 AND status = 'rejected'");
        assertFound(chaos, postgres, "eventstore.events SET version = version %s 100 WHERE aggregate_id =" + AN_ORDER);
        assertLost(chaos, postgres, "shipping.shipments", "order_id");
        assertLost(chaos, postgres, "inventory.order_stock", "order_id");
        assertLost(chaos, postgres, "saga.instances", "about");
        assertMessagesAreCounted(chaos, stack);
        assertThat(chaos.verdictOfOrders().isFlawless()).isTrue();
    }

    private static void assertFound(Chaos chaos, PostgresServer postgres, String change) throws SQLException {
        execute(postgres, "UPDATE " + change.formatted("+"));
        assertThat(chaos.verdictOfOrders().isFlawless()).as(change).isFalse();
        execute(postgres, "UPDATE " + change.formatted("-"));
    }

    /** What belongs to an order belongs to another one for a moment, which has none. */
    private static void assertLost(Chaos chaos, PostgresServer postgres, String table, String column)
            throws SQLException {
        var other = "'00000000-0000-7000-8000-000000000000'";
        execute(postgres, "UPDATE " + table + " SET " + column + " = " + other + " WHERE " + column + " =" + AN_ORDER);
        assertThat(chaos.verdictOfOrders().isFlawless()).as(table).isFalse();
        execute(postgres, "UPDATE " + table + " SET " + column + " =" + AN_ORDER + " WHERE " + column + " = " + other);
    }

    private static void assertMessagesAreCounted(Chaos chaos, Stack stack) throws SQLException {
        try (var client =
                MongoClients.create(stack.servers().mongo().orElseThrow().url())) {
            var messages = client.getDatabase("notifications_db").getCollection("messages");
            var first = messages.find().first();
            assertThat(first).isNotNull();
            var twin = new Document(first).append("_id", "twin");
            assertFound(chaos, messages, all -> all.deleteOne(id(first)), all -> all.insertOne(first));
            assertFound(chaos, messages, all -> all.insertOne(twin), all -> all.deleteOne(id(twin)));
        }
    }

    private static void assertFound(
            Chaos chaos,
            MongoCollection<Document> messages,
            Consumer<MongoCollection<Document>> change,
            Consumer<MongoCollection<Document>> back)
            throws SQLException {
        change.accept(messages);
        assertThat(chaos.verdictOfOrders().isFlawless()).isFalse();
        back.accept(messages);
    }

    private static Document id(Document document) {
        return new Document("_id", document.get("_id"));
    }

    private static void execute(PostgresServer postgres, String statement) throws SQLException {
        try (var connection = postgres.connect("orders");
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
