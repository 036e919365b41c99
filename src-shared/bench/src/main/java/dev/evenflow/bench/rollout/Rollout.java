package dev.evenflow.bench.rollout;

import dev.evenflow.bench.load.Writers;
import dev.evenflow.bench.orders.OrderWitness;
import dev.evenflow.bench.orders.OrderWriter;
import dev.evenflow.bench.orders.Shop;
import dev.evenflow.bench.sync.SyncWitness;
import dev.evenflow.bench.sync.UserWriter;
import dev.evenflow.testkit.history.Verdict;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.service.Service;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Two instances of each service, under load; one after the other is stopped with SIGTERM and replaced. A client that retries
 * once sees no failed request, and nothing is lost.
 */
public final class Rollout {

    private static final String FAMILY = "rollout";
    private static final long SEED = 11;
    private static final long FINISH_MINUTES = 2;

    /** Requests per second of each kind: what a cluster has room for while one of its instances starts. */
    private static final int RATE = 150;

    /** Requests of each kind before the first and after the last instance is replaced. */
    private static final int AROUND = 500;

    private final SyncWitness users;
    private final OrderWitness orders;
    private final List<Instances> all;
    private final Consumer<String> progress;

    /** The stack's servers and services run; a second instance of each service is added. */
    public Rollout(Stack stack, Consumer<String> progress) {
        this.progress = progress;
        this.users = new SyncWitness(stack);
        this.orders = new OrderWitness(stack);
        this.all = Arrays.stream(Service.values())
                .map(service -> Instances.of(stack, service))
                .toList();
    }

    /**
     * Does it all, and judges.
     *
     * @throws java.util.concurrent.ExecutionException when a request failed twice
     */
    public Verdict run() throws Exception {
        var shop = Shop.open(of(Service.ORDER).calls(), FAMILY);
        var crews = List.of(
                UserWriter.crew(of(Service.USER).calls(), FAMILY),
                OrderWriter.crew(of(Service.ORDER).calls(), shop, FAMILY),
                CopyReader.crew(of(Service.NOTIFICATION).calls()));
        var working = CompletableFuture.allOf(
                crews.stream().map(crew -> crew.startPaced(RATE, SEED)).toArray(CompletableFuture[]::new));
        awaitMore(crews);
        all.forEach(instances -> replaceEach(instances, crews));
        awaitMore(crews);
        crews.forEach(Writers::stop);
        working.get(FINISH_MINUTES, TimeUnit.MINUTES);
        return users.verdict().and(orders.verdict(shop)).and(orders.verdictOfUsers());
    }

    private void replaceEach(Instances instances, List<Writers> crews) {
        instances.processes().forEach(instance -> {
            var before = acknowledged(crews);
            var took = Instances.replace(instance);
            progress.accept("replaced %s on %s: stopped in %d ms, %d requests meanwhile"
                    .formatted(
                            instances.service().title(),
                            instance.url(),
                            took.toMillis(),
                            acknowledged(crews) - before));
        });
    }

    private Instances of(Service service) {
        return all.stream()
                .filter(instances -> instances.service() == service)
                .findFirst()
                .orElseThrow();
    }

    private static void awaitMore(List<Writers> crews) {
        crews.forEach(crew -> crew.awaitAcknowledged(crew.acknowledged() + AROUND));
    }

    private static int acknowledged(List<Writers> crews) {
        return crews.stream().mapToInt(Writers::acknowledged).sum();
    }
}
