package dev.evenflow.bench.messaging;

import dev.evenflow.bench.Bench;
import dev.evenflow.bench.Benchmark;
import dev.evenflow.bench.Result;
import dev.evenflow.bench.UserEvents;
import dev.evenflow.bench.UserStream;
import dev.evenflow.testkit.nats.NatsServer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Publishes and consumes the same messages with the stock connector, with ours and with the NATS client alone, each in a
 * process of its own with a fresh nats-server that keeps its stream in files. What is consumed was published before.
 */
public final class ConnectorThroughput implements Benchmark {

    private static final String UNIT = "messages/s";

    /** What is promised: so many times the stock connector, and this part of the client alone. */
    private static final double PROMISED_OF_STOCK = 8;

    private static final double PROMISED_OF_CLIENT = 0.5;

    @Override
    public List<Result> run(Bench bench) throws Exception {
        var results = new ArrayList<Result>();
        results.addAll(compare("publish", measure(bench, false)));
        results.addAll(compare("consume", measure(bench, true)));
        return results;
    }

    private static Map<Contender, Double> measure(Bench bench, boolean consume) throws Exception {
        var rates = new EnumMap<Contender, Double>(Contender.class);
        for (var contender : Contender.values()) {
            var rate = measure(bench, contender, consume);
            rates.put(contender, rate);
            bench.console()
                    .line("%-8s %-6s %,10.0f messages/s, %,d messages after %,d to warm up"
                            .formatted(
                                    consume ? "consume" : "publish",
                                    contender.title(),
                                    rate,
                                    contender.load().messages(),
                                    contender.load().warmUp()));
        }
        return rates;
    }

    private static double measure(Bench bench, Contender contender, boolean consume) throws Exception {
        var load = contender.load();
        try (var nats = NatsServer.start();
                var stream = UserStream.connect(nats.url()).create()) {
            if (consume) {
                stream.publish(0, load.all(), UserEvents::json);
            }
            var rate = contender.program(load.environment(nats.url(), consume)).measure(bench);
            if (stream.messages() != load.all()) {
                throw new IllegalStateException(contender.title() + " left " + stream.messages()
                        + " messages in the stream, not " + load.all());
            }
            return rate;
        }
    }

    private static List<Result> compare(String what, Map<Contender, Double> rates) {
        var ours = rates.getOrDefault(Contender.OURS, 0.0);
        var stock = rates.getOrDefault(Contender.STOCK, 0.0);
        var client = rates.getOrDefault(Contender.JNATS, 0.0);
        return List.of(
                Result.of(what + "_stock", stock, UNIT),
                Result.of(what + "_jnats", client, UNIT),
                Result.of(what + "_ours_vs_stock", ours, UNIT).against(stock).atLeast(PROMISED_OF_STOCK),
                Result.of(what + "_ours_vs_jnats", ours, UNIT).against(client).atLeast(PROMISED_OF_CLIENT));
    }
}
