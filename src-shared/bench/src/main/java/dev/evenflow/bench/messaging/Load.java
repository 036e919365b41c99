package dev.evenflow.bench.messaging;

import dev.evenflow.bench.UserEvents;
import java.util.Map;

/**
 * What one program has to do.
 *
 * @param warmUp messages before the clock starts
 * @param messages messages measured
 */
record Load(int warmUp, int messages) {

    static final String NATS_URL = "NATS_URL";
    static final String CONSUME = "BENCH_CONSUME";
    static final String WARM_UP = "BENCH_WARM_UP";
    static final String MESSAGES = "BENCH_MESSAGES";
    private static final String PAYLOAD = "BENCH_PAYLOAD";

    int all() {
        return warmUp + messages;
    }

    /** As the programs read it. */
    Map<String, String> environment(String natsUrl, boolean consume) {
        return Map.of(
                NATS_URL, natsUrl,
                CONSUME, Boolean.toString(consume),
                WARM_UP, Integer.toString(warmUp),
                MESSAGES, Integer.toString(messages),
                PAYLOAD, UserEvents.TEMPLATE);
    }
}
