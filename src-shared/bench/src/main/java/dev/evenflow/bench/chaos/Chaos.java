package dev.evenflow.bench.chaos;

import dev.evenflow.bench.sync.SyncWitness;
import dev.evenflow.bench.sync.WriteLoad;
import dev.evenflow.testkit.history.Verdict;
import dev.evenflow.testkit.process.Waiting;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.service.ServiceProcess;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Writers at work while their servers and services are killed with -9 and started again, in an order that a seed decides.
 * There is always work going on when something is killed.
 */
public final class Chaos {

    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(2);
    private static final long FINISH_MINUTES = 5;

    /** Writes that must get through before the next kill. */
    private static final int BETWEEN_KILLS = 50;

    private final ChaosOptions options;
    private final SyncWitness witness;
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
        this.victims = new Victims(stack);
        this.injector = new Injector(stack.servers().nats().orElseThrow().url(), random);
    }

    /** Does it all, and judges. */
    public ChaosReport run() throws Exception {
        var load = new WriteLoad(
                victims.writers().stream().map(ServiceProcess::http).toList(), "chaos");
        var writing = load.startEndless(options.seed());
        for (var kill = 1; kill <= options.kills(); kill++) {
            load.awaitAcknowledged(load.acknowledged() + BETWEEN_KILLS);
            killAndRestart(load);
            injector.inject();
        }
        load.awaitAcknowledged(options.writes());
        load.stop();
        writing.get(FINISH_MINUTES, TimeUnit.MINUTES);
        return report(load.acknowledged(), injector.deadLetters(), witness.verdict());
    }

    private void killAndRestart(WriteLoad load) {
        var victim = victims.choose(random);
        var before = load.acknowledged();
        var outage = Duration.ofMillis(random.nextLong(LONGEST_OUTAGE.toMillis()));
        victim.kill().run();
        killed.add(victim.name());
        Waiting.until(outage, () -> false); // down for that long, whatever the writers do meanwhile
        victim.restart().run();
        progress.accept("killed " + victim.name() + " for " + outage.toMillis() + " ms; "
                + (load.acknowledged() - before) + " writes meanwhile, " + load.acknowledged() + " in all");
    }

    private ChaosReport report(int acknowledged, long deadLetters, Verdict verdict) {
        return new ChaosReport(
                options.seed(),
                acknowledged,
                options.kills(),
                Set.copyOf(killed),
                injector.poison(),
                deadLetters,
                injector.duplicates(),
                verdict);
    }
}
