package dev.evenflow.bench.consistency;

import dev.evenflow.bench.Bench;
import dev.evenflow.bench.JvmProgram;
import dev.evenflow.testkit.mongo.MongoServer;
import dev.evenflow.testkit.process.ProcessOutput;
import dev.evenflow.testkit.process.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** An in-memory MongoDB-protocol server with room for a million documents, in a process of its own; prints its address. */
final class MongoInMemory {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern ADDRESS = Pattern.compile("(?m)^address (\\S+)$");
    private static final int ENOUGH_LINES = 50;

    private MongoInMemory() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("address " + MongoServer.inMemory().url());
        Thread.currentThread().join();
    }

    /** Its address; it is stopped with the bench. */
    static String start(Bench bench) {
        var program = JvmProgram.of(MongoInMemory.class, Map.of());
        var roomy = new JvmProgram(
                program.name(),
                List.of("-Xmx4g", "-Xms2g", "-XX:+UseParallelGC"),
                program.code(),
                program.environment());
        var child = roomy.start(bench);
        if (!Waiting.until(
                PATIENCE,
                () -> ADDRESS.matcher(ProcessOutput.tail(child.log(), ENOUGH_LINES))
                        .find())) {
            throw new IllegalStateException("no MongoDB server:\n" + ProcessOutput.tail(child.log(), ENOUGH_LINES));
        }
        var address = ADDRESS.matcher(ProcessOutput.tail(child.log(), ENOUGH_LINES));
        if (!address.find()) {
            throw new IllegalStateException("no address");
        }
        return address.group(1);
    }
}
