package dev.evenflow.bench.chaos;

import dev.evenflow.bench.load.InsistentCalls;
import dev.evenflow.bench.orders.OrderWitness;
import dev.evenflow.bench.orders.OrderWriter;
import dev.evenflow.bench.orders.Shop;
import dev.evenflow.bench.sagas.Decisions;
import dev.evenflow.bench.sagas.MailSink;
import dev.evenflow.bench.sagas.Market;
import dev.evenflow.bench.sagas.OrderBook;
import dev.evenflow.bench.sagas.OrderFigures;
import dev.evenflow.bench.sagas.OrderPlacer;
import dev.evenflow.bench.sagas.StormWitness;
import dev.evenflow.bench.sync.SyncWitness;
import dev.evenflow.bench.sync.UserWriter;
import dev.evenflow.testkit.history.Verdict;
import dev.evenflow.testkit.process.Waiting;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceSpec;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Writers at work and orders on their way while their servers and services are killed with -9 and started again, in an order
 * that a seed decides. There is always work going on when something is killed.
 */
public final class Chaos {

    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(2);
    private static final int OF_ORDERS_BUT_ONE_OF = 3;
    private static final String FAMILY = "chaos";

    private final ChaosOptions options;
    private final SyncWitness witness;
    private final OrderWitness orderWitness;
    private final StormWitness stormWitness;
    private final Victims victims;
    private final Injector injector;
    private final Random random;
    private final Consumer<String> progress;
    private final Map<String, Integer> killed = new TreeMap<>();
    private final InsistentCalls instances;
    private final Shop shop;
    private final Market market;
    private final OrderBook book = new OrderBook();

    /** The stack's servers run; two instances of each service are started, and all that is opened is. Mails go to the sink. */
    public Chaos(Stack stack, MailSink mails, ChaosOptions options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
        this.random = new Random(options.seed());
        this.witness = new SyncWitness(stack);
        this.orderWitness = new OrderWitness(stack);
        this.stormWitness = new StormWitness(stack, mails);
        this.victims = new Victims(stack, spec -> settings(spec, mails));
        this.injector = new Injector(stack.servers().nats().orElseThrow().url(), random);
        this.instances = new InsistentCalls(victims.calls(Service.ORDER));
        this.shop = Shop.open(instances, FAMILY);
        this.market = Market.open(new InsistentCalls(victims.calls(Service.USER)), instances, FAMILY);
    }

    /**
     * Everything is as it is by default, but for where mails go, and for how long a mail of a killed instance is taken to be
     * on its way.
     */
    private static ServiceSpec settings(ServiceSpec spec, MailSink mails) {
        return spec.with("SMTP_HOST", "127.0.0.1")
                .with("SMTP_PORT", Integer.toString(mails.port()))
                .with("EVENFLOW_MAIL_SEND_TIMEOUT", "5s")
                .with("EVENFLOW_MAIL_GRACE", "5s");
    }

    /** Does it all, and judges. */
    public ChaosReport run() throws Exception {
        var decisions = new Decisions(instances, book);
        var crews = new Crews(
                options,
                UserWriter.crew(victims.calls(Service.USER), FAMILY),
                OrderWriter.crew(instances, shop, FAMILY),
                OrderPlacer.crew(instances, market, book, decisions, FAMILY));
        var writing = crews.start(options.seed());
        for (var kill = 1; kill <= options.kills(); kill++) {
            crews.work(kill);
            killAndRestart(kill, crews);
            injector.inject();
        }
        crews.finish(writing);
        decisions.rest();
        var settled = stormWitness.settle();
        var verdict = witness.verdict()
                .and(orderWitness.verdict(shop))
                .and(orderWitness.verdictOfUsers())
                .and(verdictOfOrders());
        return report(crews, verdict, stormWitness.figures(book, market, settled));
    }

    /** Of the orders alone, as they are now. */
    Verdict verdictOfOrders() throws SQLException {
        return stormWitness.verdict(book, market, shop.accounts());
    }

    private void killAndRestart(int kill, Crews crews) {
        var victim = kill % OF_ORDERS_BUT_ONE_OF == 0 ? victims.any(random) : victims.ofOrders(random);
        var outage = Duration.ofMillis(random.nextLong(LONGEST_OUTAGE.toMillis()));
        victim.kill().run();
        killed.merge(victim.name(), 1, Integer::sum);
        Waiting.until(outage, () -> false); // down for that long, whatever the writers do meanwhile
        victim.restart().run();
        progress.accept("killed " + victim.name() + " for " + outage.toMillis()
                + " ms; writes by now, to users, to accounts" + " and products, orders: " + crews.acknowledged());
    }

    private ChaosReport report(Crews crews, Verdict verdict, OrderFigures orders) throws Exception {
        return new ChaosReport(
                options,
                crews.acknowledged(),
                Map.copyOf(killed),
                injector.poison(),
                injector.deadLetters(),
                injector.duplicates(),
                orders,
                verdict);
    }
}
