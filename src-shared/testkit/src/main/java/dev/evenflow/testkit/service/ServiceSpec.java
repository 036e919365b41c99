package dev.evenflow.testkit.service;

import dev.evenflow.testkit.process.FreePort;
import dev.evenflow.testkit.run.RunFolder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How to run a service.
 *
 * @param packaged what starts it
 * @param port the HTTP port; 0 for a free one
 * @param managementPort that of {@code /q} and {@code /admin} where access control is on; 0 for a free
 *     one. Elsewhere there is none
 * @param environment beside what every service gets: its port and the loopback host, and no access control unless it says so
 * @param folder for the log and the pid file
 * @param name of the log and in messages; several instances of a service need several
 */
public record ServiceSpec(
        Service service,
        Packaged packaged,
        int port,
        int managementPort,
        Map<String, String> environment,
        RunFolder folder,
        String name) {

    private static final String AUTH = "EVENFLOW_AUTH";
    private static final String OFF = "off";

    public ServiceSpec {
        environment = Map.copyOf(environment);
        managementPort = FreePort.orFree(managementPort);
        port = FreePort.orFree(port);
    }

    /** With any free management port. */
    public ServiceSpec(
            Service service,
            Packaged packaged,
            int port,
            Map<String, String> environment,
            RunFolder folder,
            String name) {
        this(service, packaged, port, 0, environment, folder, name);
    }

    /** One instance of a service of this checkout, packaged as the environment says. */
    public static ServiceSpec of(
            Service service, Path checkout, int port, Map<String, String> environment, RunFolder folder) {
        return new ServiceSpec(
                service, Packaged.of(service, checkout, System.getenv()), port, environment, folder, service.title());
    }

    /** A second instance, on another free port. */
    public ServiceSpec named(String otherName) {
        return new ServiceSpec(service, packaged, 0, environment, folder, otherName);
    }

    /** The same with one more variable. */
    public ServiceSpec with(String variable, String value) {
        var more = new HashMap<>(environment);
        more.put(variable, value);
        return new ServiceSpec(service, packaged, port, managementPort, more, folder, name);
    }

    /** The same with another port for {@code /q} and {@code /admin}; 0 for a free one. */
    public ServiceSpec withManagementPort(int other) {
        return new ServiceSpec(service, packaged, port, FreePort.orFree(other), environment, folder, name);
    }

    /** The same with these options of its JVM, in place of those for a quick start; an executable or an image has its own. */
    public ServiceSpec withJvm(String... options) {
        return new ServiceSpec(
                service, packaged.withJvm(List.of(options)), port, managementPort, environment, folder, name);
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Where {@code /q} and {@code /admin} are. */
    public String managementUrl() {
        return isOpen() ? url() : "http://127.0.0.1:" + managementPort;
    }

    private boolean isOpen() {
        return environment.getOrDefault(AUTH, OFF).equals(OFF);
    }

    /** All variables of the process, beside those it inherits. */
    public Map<String, String> fullEnvironment() {
        var full = new HashMap<>(environment);
        full.putIfAbsent(AUTH, OFF);
        full.put(service.portVariable(), Integer.toString(port));
        if (isOpen()) {
            full.put("QUARKUS_MANAGEMENT_HOST_ENABLED", "false");
        } else {
            full.put(service.managementPortVariable(), Integer.toString(managementPort));
        }
        full.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        return full;
    }
}
