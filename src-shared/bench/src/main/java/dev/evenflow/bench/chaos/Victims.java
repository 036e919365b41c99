package dev.evenflow.bench.chaos;

import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Two instances of each service, and the servers they stand on. */
final class Victims {

    private final Map<Service, List<ServiceProcess>> instances = new EnumMap<>(Service.class);
    private final List<Victim> all = new ArrayList<>();

    Victims(Stack stack) {
        for (var service : Service.values()) {
            var first = stack.service(service);
            var second = stack.startService(stack.spec(service).named(service.title() + "-2"))
                    .awaitReady();
            add(service.title(), first);
            add(service.title() + "-2", second);
            instances.put(service, List.of(first, second));
        }
        var nats = stack.servers().nats().orElseThrow();
        var postgres = stack.servers().postgres().orElseThrow();
        all.add(new Victim("nats-server", nats::kill, nats::restart));
        all.add(new Victim("PostgreSQL", postgres::kill, postgres::restart));
    }

    List<ServiceProcess> instances(Service service) {
        return instances.getOrDefault(service, List.of());
    }

    Victim choose(Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private void add(String name, ServiceProcess process) {
        all.add(new Victim(name, process::kill, () -> {
            process.restart();
            process.awaitReady();
        }));
    }
}
