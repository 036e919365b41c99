package dev.evenflow.bench.startup;

import java.util.List;

/**
 * One way a service is packaged.
 *
 * @param command what starts it
 */
record Flavour(String name, List<String> command) {

    static final String PLAIN = "plain jar";
    static final String TUNED = "plain jar, tuned";
    static final String ARCHIVE = "archive";
    static final String NATIVE = "native";

    /** What the others are compared with. */
    boolean isPlain() {
        return name.startsWith(PLAIN);
    }
}
