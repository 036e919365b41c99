package dev.evenflow.bench.sagas;

import dev.evenflow.bench.orders.OrderDatabase;
import dev.evenflow.bench.orders.Rows;
import dev.evenflow.testkit.history.Verdict;
import dev.evenflow.testkit.process.Waiting;
import dev.evenflow.testkit.run.Stack;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Judges what became of orders from the servers, without asking the services. */
public final class StormWitness {

    /** An answer lost in an outage is asked for again within seconds, twice as late each time; up to some minutes. */
    private static final Duration SETTLE = Duration.ofMinutes(5);

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Rows rows;
    private final OrderDatabase database;
    private final SagaWitness sagas;
    private final ListWitness lists;
    private final MoneyBalance money;
    private final StockBalance stock;
    private final Belongings belongings;
    private final MessageWitness messages;

    public StormWitness(Stack stack, MailSink mails) {
        var postgres = stack.servers().postgres().orElseThrow();
        rows = new Rows(postgres);
        database = new OrderDatabase(postgres);
        sagas = new SagaWitness(rows);
        lists = new ListWitness(rows);
        money = new MoneyBalance(rows);
        stock = new StockBalance(rows);
        belongings = new Belongings(rows);
        messages = new MessageWitness(stack.servers().mongo().orElseThrow().url(), mails);
    }

    /** Waits until nothing moves any more, however that ends: the verdict tells. Gives how long it took. */
    public Duration settle() {
        var begin = System.nanoTime();
        Waiting.until(
                SETTLE,
                LOOK,
                () -> sagas.haveEnded()
                        && database.outboxRows() == 0
                        && database.isProjected()
                        && messages.isEverythingSent(new StoredOrders(rows).folds()));
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /**
     * Judges orders, sagas, money, stock, shipments, the read model, messages and mails.
     *
     * @param elsewhere accounts that others move, and that are judged elsewhere
     */
    public Verdict verdict(OrderBook book, Market market, Collection<String> elsewhere) throws SQLException {
        var folds = new StoredOrders(rows).folds();
        return sagas.verdict(book, folds)
                .and(different(lists.findings()))
                .and(different(money.findings(market, elsewhere, folds)))
                .and(different(stock.findings(market)))
                .and(different(belongings.findings(folds)))
                .and(messages.verdict(folds));
    }

    /** What there is to count. */
    public OrderFigures figures(OrderBook book, Market market, Duration settled) throws SQLException {
        return new OrderFigures(
                book.placed().size(),
                rows.byId("SELECT status, count(*) FROM saga.instances GROUP BY status", row -> row.getLong(2)),
                rows.byId("SELECT status, count(*) FROM orders.order_view GROUP BY status", row -> row.getLong(2)),
                money.figures(market),
                stock.figures(market),
                messages.statuses(),
                settled);
    }

    private static Verdict different(List<String> findings) {
        return new Verdict(List.of(), findings, List.of(), List.of());
    }
}
