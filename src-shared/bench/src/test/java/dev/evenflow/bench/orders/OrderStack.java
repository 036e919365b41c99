package dev.evenflow.bench.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.bench.load.InsistentCalls;
import dev.evenflow.testkit.history.Verdict;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.postgres.PostgresServer;
import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.run.Progress;
import dev.evenflow.testkit.run.RunFolder;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.StackOptions;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import dev.evenflow.testkit.service.ServiceSpec;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** order-svc as packaged, with servers of its own, and all that judges it. */
final class OrderStack implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunFolder folder = RunFolder.temporary("evenflow-order-crash");
    private final Stack stack = new Stack(StackOptions.in(folder), Progress.SILENT);
    private final PostgresServer postgres;
    private final OrderDatabase database;
    private final OrderWitness witness;
    private final ServiceProcess service;

    /** One instance, with these settings. */
    OrderStack(UnaryOperator<ServiceSpec> settings) {
        stack.startServers();
        postgres = stack.servers().postgres().orElseThrow();
        database = new OrderDatabase(postgres);
        witness = new OrderWitness(stack);
        service = stack.startService(settings.apply(stack.spec(Service.ORDER))).awaitReady();
    }

    ServiceProcess service() {
        return service;
    }

    /** Another one, as it is by default. */
    ServiceProcess startSecond() {
        return stack.startService(stack.spec(Service.ORDER).named("order-svc-2"))
                .awaitReady();
    }

    InsistentCalls calls() {
        return new InsistentCalls(List.of(service.http()));
    }

    NatsServer nats() {
        return stack.servers().nats().orElseThrow();
    }

    PostgresServer postgres() {
        return postgres;
    }

    OrderDatabase database() {
        return database;
    }

    Verdict verdict(Shop shop) throws Exception {
        return witness.verdict(shop);
    }

    void awaitProjected() {
        await().atMost(PATIENCE).until(database::isProjected);
    }

    void restart() {
        service.restart();
        service.awaitReady();
    }

    void execute(String statement) throws SQLException {
        try (var connection = postgres.connect(Rows.DATABASE);
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    void assertFlawless(Shop shop) throws Exception {
        assertThat(witness.verdict(shop)).matches(Verdict::isFlawless);
    }

    /** Of the read model alone: where events were written past the service, nobody was told of them. */
    void assertReadModelFlawless() throws SQLException {
        assertThat(witness.verdictOfReadModel()).matches(Verdict::isFlawless);
    }

    /** What the service answers of the past, of the first accounts of a shop. */
    void assertHistories(Shop shop, int accounts) throws Exception {
        new AccountHistories(service.http(), database)
                .assertRight(shop.accounts().subList(0, accounts));
    }

    void assertHistories(Shop shop) throws Exception {
        assertHistories(shop, shop.accounts().size());
    }

    @Override
    public void close() {
        stack.close();
        Folders.delete(folder.path());
    }
}
