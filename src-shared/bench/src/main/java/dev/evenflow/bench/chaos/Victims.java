package dev.evenflow.bench.chaos;

import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.service.HttpCalls;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import dev.evenflow.testkit.service.ServiceSpec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Two instances of each service, and the servers they stand on. */
final class Victims {

    private static final int INSTANCES = 2;

    private final Map<Service, List<ServiceProcess>> instances = new EnumMap<>(Service.class);
    private final List<Victim> all = new ArrayList<>();
    private final List<Victim> ofOrders = new ArrayList<>();

    /**
     * Starts the instances, on the servers of the stack, which run.
     *
     * @param settings what is added to each instance's environment
     */
    Victims(Stack stack, UnaryOperator<ServiceSpec> settings) {
        for (var service : Service.values()) {
            for (var number = 1; number <= INSTANCES; number++) {
                var spec = stack.spec(service).named(service.title() + "-" + number);
                add(service, spec.name(), stack.startService(settings.apply(spec)));
            }
        }
        instances.values().stream().flatMap(List::stream).forEach(ServiceProcess::awaitReady);
        var nats = stack.servers().nats().orElseThrow();
        var postgres = stack.servers().postgres().orElseThrow();
        ofOrders.add(new Victim("nats-server", nats::kill, nats::restart));
        ofOrders.add(new Victim("PostgreSQL", postgres::kill, postgres::restart));
        all.addAll(ofOrders);
    }

    List<HttpCalls> calls(Service service) {
        return instances.getOrDefault(service, List.of()).stream()
                .map(ServiceProcess::http)
                .toList();
    }

    Victim any(Random random) {
        return all.get(random.nextInt(all.size()));
    }

    /** One of the instances of order-svc, of NATS or PostgreSQL. */
    Victim ofOrders(Random random) {
        return ofOrders.get(random.nextInt(ofOrders.size()));
    }

    private void add(Service service, String name, ServiceProcess process) {
        instances.computeIfAbsent(service, any -> new ArrayList<>()).add(process);
        var victim = new Victim(name, process::kill, () -> {
            process.restart();
            process.awaitReady();
        });
        (service == Service.ORDER ? ofOrders : all).add(victim);
    }
}
