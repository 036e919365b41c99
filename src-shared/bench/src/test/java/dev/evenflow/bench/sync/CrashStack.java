package dev.evenflow.bench.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.testkit.history.Verdict;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.run.Progress;
import dev.evenflow.testkit.run.RunFolder;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.StackOptions;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Two instances of user-svc and a consumer of their events, with servers of their own, and who judges them. */
final class CrashStack implements AutoCloseable {

    /** What a killed consumer had taken comes again after this time. */
    private static final String ACK_WAIT =
            "QUARKUS_MESSAGING_NATS_STREAMS_USERS_PULL_CONSUMERS_NOTIFICATION_SVC_CONSUMER_CONFIGURATION_ACK_WAIT";

    private final RunFolder folder = RunFolder.temporary("evenflow-crash");
    private final Stack stack = new Stack(StackOptions.in(folder), Progress.SILENT);
    private final SyncWitness witness;
    private final ServiceProcess first;
    private final ServiceProcess second;
    private final ServiceProcess consumer;

    CrashStack() {
        stack.startServers();
        witness = new SyncWitness(stack);
        first = stack.startService(Service.USER);
        second = stack.startService(stack.spec(Service.USER).named("user-svc-2"));
        consumer = stack.startService(stack.spec(Service.NOTIFICATION).with(ACK_WAIT, "3s"));
        List.of(first, second, consumer).forEach(ServiceProcess::awaitReady);
    }

    ServiceProcess first() {
        return first;
    }

    ServiceProcess second() {
        return second;
    }

    ServiceProcess consumer() {
        return consumer;
    }

    NatsServer nats() {
        return stack.servers().nats().orElseThrow();
    }

    /** To the database of the users. */
    Connection connect() throws SQLException {
        return stack.servers().postgres().orElseThrow().connect("users");
    }

    SourceOfTruth source() {
        return witness.source();
    }

    /** The instance of user-svc that relays. */
    ServiceProcess relay() {
        return await().until(this::running, Optional::isPresent).orElseThrow();
    }

    private Optional<ServiceProcess> running() throws SQLException {
        var pid = source().relayPid();
        return List.of(first, second).stream()
                .filter(instance -> instance.pid() == pid)
                .findFirst();
    }

    void restart(ServiceProcess killed) {
        killed.restart();
        killed.awaitReady();
    }

    void assertFlawless() throws Exception {
        assertThat(witness.verdict()).matches(Verdict::isFlawless);
    }

    @Override
    public void close() {
        stack.close();
        Folders.delete(folder.path());
    }
}
