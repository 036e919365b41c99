package dev.evenflow.testkit.run;

import static java.util.stream.Collectors.toMap;

import dev.evenflow.testkit.service.Service;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a person may set by environment variables.
 *
 * @param given addresses that are set
 * @param ports of the services
 * @param managementPorts of theirs, for {@code /q} and {@code /admin}, where access control is on
 * @param fresh {@code FRESH=1}: begin with empty data
 * @param auth {@code AUTH=required}: the services want tokens
 */
record Settings(
        Map<String, String> given,
        Map<Service, Integer> ports,
        Map<Service, Integer> managementPorts,
        boolean fresh,
        boolean auth) {

    static Settings from(Map<String, String> environment) {
        return new Settings(
                given(environment),
                ports(environment),
                managementPorts(environment),
                environment.getOrDefault("FRESH", "").equals("1"),
                auth(environment.getOrDefault("AUTH", "off")));
    }

    private static boolean auth(String value) {
        return switch (value) {
            case "required" -> true;
            case "off", "" -> false;
            default -> throw new IllegalStateException("AUTH=" + value + " is neither required nor off");
        };
    }

    private static Map<String, String> given(Map<String, String> environment) {
        return Stream.concat(
                        Stream.of(Servers.USER_DB_URL, Servers.ORDER_DB_URL, Servers.MONGODB_URL, Servers.NATS_URL),
                        Arrays.stream(Service.values()).map(Service::urlVariable))
                .filter(variable -> !environment.getOrDefault(variable, "").isBlank())
                .collect(toMap(variable -> variable, environment::get));
    }

    private static Map<Service, Integer> ports(Map<String, String> environment) {
        var ports = new EnumMap<Service, Integer>(Service.class);
        for (var service : Service.values()) {
            ports.put(service, port(environment, service.portVariable(), service.defaultPort()));
        }
        return ports;
    }

    private static Map<Service, Integer> managementPorts(Map<String, String> environment) {
        var ports = new EnumMap<Service, Integer>(Service.class);
        for (var service : Service.values()) {
            ports.put(service, port(environment, service.managementPortVariable(), service.defaultManagementPort()));
        }
        return ports;
    }

    private static int port(Map<String, String> environment, String variable, int usual) {
        var value = environment.getOrDefault(variable, "");
        if (value.isBlank()) {
            return usual;
        }
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65_535) {
            throw new IllegalStateException(variable + "=" + value + " is not a port number");
        }
        return Integer.parseInt(value);
    }
}
