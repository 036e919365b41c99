package dev.evenflow.bench.orders;

import static java.util.stream.Collectors.toMap;

import dev.evenflow.bench.sync.SourceOfTruth;
import dev.evenflow.bench.sync.StreamHistory;
import dev.evenflow.contracts.Subjects;
import dev.evenflow.testkit.history.History;
import dev.evenflow.testkit.history.HistoryChecker;
import dev.evenflow.testkit.history.Verdict;
import dev.evenflow.testkit.history.Versioned;
import dev.evenflow.testkit.process.Waiting;
import dev.evenflow.testkit.run.Stack;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Judges order-svc from its servers, without asking it: its tables, and the stream ORDERS. */
public final class OrderWitness {

    private static final Duration DRAIN = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(250);

    private final OrderDatabase database;
    private final ToldVersions told;
    private final SourceOfTruth users;
    private final StreamHistory stream;

    public OrderWitness(Stack stack) {
        var postgres = stack.servers().postgres().orElseThrow();
        database = new OrderDatabase(postgres);
        told = new ToldVersions(new Rows(postgres));
        users = new SourceOfTruth(postgres);
        stream = new StreamHistory(stack.servers().nats().orElseThrow().url(), Subjects.ORDERS_STREAM);
    }

    /**
     * Waits for the backlog to drain, then judges: the events against what was acknowledged, the read model against the
     * events, the stream against both.
     */
    public Verdict verdict(Shop shop) throws SQLException, IOException, InterruptedException, JetStreamApiException {
        await(() -> database.outboxRows() == 0);
        return verdictOfReadModel().and(verdictOfStream()).and(different(findings(shop)));
    }

    /** The read model against the events alone. */
    public Verdict verdictOfReadModel() throws SQLException {
        await(database::isProjected);
        var broken = database.brokenHistories().stream().sorted().toList();
        return HistoryChecker.check(
                        new History<>(database.accountsByEvents(), each(database.accountsInReadModel()), Map.of()))
                .and(new Verdict(List.of(), List.of(), broken, List.of()));
    }

    /** The copy of the users against user-svc, and an account for each that ever was. */
    public Verdict verdictOfUsers() throws SQLException {
        await(() -> database.users().equals(users.users()));
        var source = users.users();
        var accounts = database.accountsOfUsers();
        var findings = new ArrayList<String>();
        source.keySet().forEach(user -> {
            if (accounts.getOrDefault(user, 0L) != 1) {
                findings.add("user " + user + " has " + accounts.get(user) + " accounts");
            }
        });
        return HistoryChecker.check(new History<>(source, each(database.users()), Map.of()))
                .and(different(findings));
    }

    private Verdict verdictOfStream() throws SQLException, IOException, InterruptedException, JetStreamApiException {
        var published = stream.versionsBySubject();
        var copy = published.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        aggregate -> aggregate.getValue().stream()
                                .map(AggregateVersion::new)
                                .toList()));
        return HistoryChecker.check(new History<>(told.all(), copy, published));
    }

    private List<String> findings(Shop shop) throws SQLException {
        var accounts = database.accountsByEvents();
        var products = database.products();
        var findings = new ArrayList<String>();
        shop.accounts().forEach(id -> {
            var account = accounts.get(id);
            if (account == null || account.balance().compareTo(shop.balance(id)) != 0) {
                findings.add("account " + id + ": " + account + ", acknowledged " + shop.balance(id));
            }
        });
        shop.products().forEach(id -> {
            var expected = new ProductState(Shop.STOCK - shop.held(id), shop.held(id), shop.held(id));
            if (!expected.equals(products.get(id))) {
                findings.add("product " + id + ": " + products.get(id) + " instead of " + expected);
            }
        });
        return findings;
    }

    private static Verdict different(List<String> findings) {
        return new Verdict(List.of(), findings, List.of(), List.of());
    }

    private static <S extends Versioned> Map<String, List<S>> each(Map<String, S> states) {
        return states.entrySet().stream().collect(toMap(Map.Entry::getKey, state -> List.of(state.getValue())));
    }

    /** However it ends: the verdict tells. */
    private static void await(Callable<Boolean> drained) {
        Waiting.until(DRAIN, LOOK, drained);
    }
}
