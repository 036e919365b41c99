package dev.evenflow.bench.startup;

import dev.evenflow.bench.Bench;
import dev.evenflow.bench.Benchmark;
import dev.evenflow.bench.Result;
import dev.evenflow.bench.apply.ResidentMemory;
import dev.evenflow.testkit.run.Checkout;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.StackOptions;
import dev.evenflow.testkit.service.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures, for each service and each way it is packaged, the time from the start of its process to the first good answer, on
 * one core, the median of three; and its resident memory after 1,000 requests. The JVM is told the memory of the container.
 */
public final class StartUp implements Benchmark {

    private static final int STARTS = 3;
    private static final int REQUESTS = 1_000;

    /** What is promised of a JVM with its archive: so many seconds, or so much of the plain jar's time. */
    private static final double FAST = 1.0;

    private static final double FASTER = 0.6;

    /** And its memory, in MiB. */
    private static final double MEMORY = 220;

    /** The limit of the pods; a JVM outside of a container would count on all of the machine's memory. */
    private static final String LIMIT = "-XX:MaxRAM=" + Integer.getInteger("startup.limit", 384) + "m";

    private final Path checkout = Checkout.root();

    @Override
    public List<Result> run(Bench bench) throws IOException {
        if (Runtime.version().feature() < 25) {
            throw new IllegalStateException("an archive needs Java 25, this is " + Runtime.version());
        }
        var stack = new Stack(StackOptions.in(bench.folder()), bench.console());
        bench.onEnd(stack::close);
        stack.startServers();
        var results = new ArrayList<Result>();
        for (var service : Service.values()) {
            results.addAll(measure(bench, stack, service));
        }
        return results;
    }

    private List<Result> measure(Bench bench, Stack stack, Service service) throws IOException {
        var archived = ArchivedJar.prepare(service, checkout);
        bench.console().ok("recorded the archive of " + service.title());
        var flavours = flavours(service, archived);
        var times = new HashMap<String, List<Duration>>();
        for (var round = 0; round < STARTS; round++) {
            for (var flavour : flavours) {
                var command = OneCore.of(flavour.command());
                try (var started = StartedService.start(bench, stack.spec(service), command)) {
                    times.computeIfAbsent(flavour.name(), name -> new ArrayList<>())
                            .add(started.took());
                }
            }
        }
        var results = new ArrayList<Result>();
        for (var flavour : flavours) {
            results.add(time(service, flavour, times));
            results.add(memory(bench, stack, service, flavour));
        }
        return results;
    }

    private List<Flavour> flavours(Service service, ArchivedJar archived) {
        var flavours = new ArrayList<>(List.of(
                new Flavour(Flavour.PLAIN, limited(archived.plain())),
                new Flavour(Flavour.TUNED, limited(archived.tuned())),
                new Flavour(Flavour.ARCHIVE, limited(archived.archived()))));
        var executable = service.executable(checkout);
        if (Files.isExecutable(executable)) {
            flavours.add(new Flavour(Flavour.NATIVE, List.of(executable.toString())));
        }
        return flavours;
    }

    private static List<String> limited(List<String> command) {
        var limited = new ArrayList<>(command);
        limited.add(1, LIMIT);
        return limited;
    }

    private static Result time(Service service, Flavour flavour, Map<String, List<Duration>> times) {
        var seconds = median(times, flavour.name());
        var result = Result.of(service.title() + ": start, " + flavour.name(), seconds, "s");
        if (flavour.isPlain()) {
            return result;
        }
        var plain = median(times, Flavour.PLAIN);
        return result.against(plain).atMost(Math.max(FASTER, FAST / plain));
    }

    private static double median(Map<String, List<Duration>> times, String flavour) {
        var sorted = times.getOrDefault(flavour, List.of()).stream().sorted().toList();
        return sorted.get(sorted.size() / 2).toMillis() / 1_000.0;
    }

    private static Result memory(Bench bench, Stack stack, Service service, Flavour flavour) throws IOException {
        try (var started = StartedService.start(bench, stack.spec(service), flavour.command())) {
            Traffic.send(service, started.calls(), REQUESTS);
            var resident = ResidentMemory.of(started.process().pid());
            var result = Result.of(service.title() + ": memory, " + flavour.name(), resident, "MiB");
            return flavour.isPlain() ? result : result.against(MEMORY).atMost(1);
        }
    }
}
