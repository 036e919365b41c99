package dev.evenflow.bench.chaos;

import dev.evenflow.bench.load.InsistentCalls;
import dev.evenflow.bench.load.Writers;
import dev.evenflow.bench.orders.OrderWitness;
import dev.evenflow.bench.orders.OrderWriter;
import dev.evenflow.bench.orders.Shop;
import dev.evenflow.bench.sync.SyncWitness;
import dev.evenflow.bench.sync.UserWriter;
import dev.evenflow.testkit.history.Verdict;
import dev.evenflow.testkit.process.Waiting;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.service.HttpCalls;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Writers at work while their servers and services are killed with -9 and started again, in an order that a seed decides.
 * There is always work going on when something is killed.
 */
public final class Chaos {

    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(2);
    private static final long FINISH_MINUTES = 5;

    /** Writes to users, and as many to accounts and products, that must get through before the next kill. */
    private static final int BETWEEN_KILLS = 50;

    private static final String FAMILY = "chaos";

    private final ChaosOptions options;
    private final SyncWitness witness;
    private final OrderWitness orderWitness;
    private final Victims victims;
    private final Injector injector;
    private final Random random;
    private final Consumer<String> progress;
    private final Set<String> killed = new TreeSet<>();

    /** The stack's servers and services run; a second instance of each service is added. */
    public Chaos(Stack stack, ChaosOptions options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
        this.random = new Random(options.seed());
        this.witness = new SyncWitness(stack);
        this.orderWitness = new OrderWitness(stack);
        this.victims = new Victims(stack);
        this.injector = new Injector(stack.servers().nats().orElseThrow().url(), random);
    }

    /** Does it all, and judges. */
    public ChaosReport run() throws Exception {
        var instances = new InsistentCalls(calls(Service.ORDER));
        var shop = Shop.open(instances, FAMILY);
        var users = UserWriter.crew(calls(Service.USER), FAMILY);
        var orders = OrderWriter.crew(instances, shop, FAMILY);
        var writing = CompletableFuture.allOf(users.startEndless(options.seed()), orders.startEndless(options.seed()));
        for (var kill = 1; kill <= options.kills(); kill++) {
            users.awaitAcknowledged(users.acknowledged() + BETWEEN_KILLS);
            orders.awaitAcknowledged(orders.acknowledged() + BETWEEN_KILLS);
            killAndRestart(users, orders);
            injector.inject();
        }
        users.awaitAcknowledged(options.writes());
        users.stop();
        orders.stop();
        writing.get(FINISH_MINUTES, TimeUnit.MINUTES);
        return report(users, orders, verdict(shop));
    }

    private List<HttpCalls> calls(Service service) {
        return victims.instances(service).stream().map(ServiceProcess::http).toList();
    }

    private Verdict verdict(Shop shop) throws Exception {
        return witness.verdict().and(orderWitness.verdict(shop)).and(orderWitness.verdictOfUsers());
    }

    private void killAndRestart(Writers users, Writers orders) {
        var victim = victims.choose(random);
        var before = users.acknowledged();
        var ordersBefore = orders.acknowledged();
        var outage = Duration.ofMillis(random.nextLong(LONGEST_OUTAGE.toMillis()));
        victim.kill().run();
        killed.add(victim.name());
        Waiting.until(outage, () -> false); // down for that long, whatever the writers do meanwhile
        victim.restart().run();
        progress.accept("killed " + victim.name() + " for " + outage.toMillis() + " ms; "
                + (users.acknowledged() - before) + " + " + (orders.acknowledged() - ordersBefore)
                + " writes meanwhile, " + users.acknowledged() + " + " + orders.acknowledged() + " in all");
    }

    private ChaosReport report(Writers users, Writers orders, Verdict verdict) throws Exception {
        return new ChaosReport(
                options.seed(),
                users.acknowledged(),
                orders.acknowledged(),
                options.kills(),
                Set.copyOf(killed),
                injector.poison(),
                injector.deadLetters(),
                injector.duplicates(),
                verdict);
    }
}
