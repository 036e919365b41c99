package dev.evenflow.testkit.run;

import dev.evenflow.testkit.service.Service;
import java.nio.file.Path;
import java.util.Map;

/**
 * What to run, and where.
 *
 * @param folder for data and logs
 * @param checkout where the services are built
 * @param ports of the services; free ones for those missing
 * @param managementPorts theirs for {@code /q} and {@code /admin}, where access control is on; free ones for those missing
 * @param given addresses of servers and services that run already, by their variable
 * @param auth whether the services want tokens
 */
public record StackOptions(
        RunFolder folder,
        Path checkout,
        Map<Service, Integer> ports,
        Map<Service, Integer> managementPorts,
        Map<String, String> given,
        boolean auth) {

    public StackOptions {
        ports = Map.copyOf(ports);
        managementPorts = Map.copyOf(managementPorts);
        given = Map.copyOf(given);
    }

    /** Without tokens. */
    public StackOptions(RunFolder folder, Path checkout, Map<Service, Integer> ports, Map<String, String> given) {
        this(folder, checkout, ports, Map.of(), given, false);
    }

    /** Everything embedded, on free ports. */
    public static StackOptions in(RunFolder folder) {
        return new StackOptions(folder, Checkout.root(), Map.of(), Map.of());
    }
}
