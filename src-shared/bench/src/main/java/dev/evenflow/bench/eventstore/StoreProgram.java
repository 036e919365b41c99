package dev.evenflow.bench.eventstore;

import dev.evenflow.bench.Bench;
import dev.evenflow.bench.JvmProgram;
import dev.evenflow.testkit.run.Checkout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The application that measures the event store from inside, over these servers. */
record StoreProgram(Map<String, String> addresses) {

    Map<String, Double> append(Bench bench) {
        return run(bench, "append", 15, 4, 5);
    }

    Map<String, Double> load(Bench bench) {
        return run(bench, "load", 2, 1, 5);
    }

    /** Seconds to warm each side up and of a turn, and turns of each. */
    private Map<String, Double> run(Bench bench, String task, int warmUp, int turn, int turns) {
        var environment = new HashMap<>(addresses);
        environment.put("BENCH_TASK", task);
        environment.put("BENCH_WARM_UP", warmUp + "s");
        environment.put("BENCH_TURN", turn + "s");
        environment.put("BENCH_TURNS", Integer.toString(turns));
        var jar = Checkout.root().resolve("src-shared/bench-store/target/quarkus-app/quarkus-run.jar");
        var code = List.of("--add-opens=java.base/java.lang=ALL-UNNAMED", "-jar", jar.toString());
        return new JvmProgram(task, JvmProgram.THROUGHPUT, code, environment).figures(bench);
    }
}
