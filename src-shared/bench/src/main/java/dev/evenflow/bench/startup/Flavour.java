package dev.evenflow.bench.startup;

import java.util.List;

/**
 * One way a service is packaged.
 *
 * @param command what starts it in the folder of the service
 */
record Flavour(String name, List<String> command) {

    static final String PLAIN = "plain jar";
    static final String ARCHIVE = "archive";
    static final String NATIVE = "native";
}
