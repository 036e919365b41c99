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
 * @param environment beside what every service gets: its port and the loopback host, and no access control unless it says so
 * @param folder for the log and the pid file
 * @param name of the log and in messages; several instances of a service need several
 */
public record ServiceSpec(
        Service service, Packaged packaged, int port, Map<String, String> environment, RunFolder folder, String name) {

    public ServiceSpec {
        environment = Map.copyOf(environment);
        port = FreePort.orFree(port);
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
        return new ServiceSpec(service, packaged, port, more, folder, name);
    }

    /** The same with these options of its JVM, in place of those for a quick start; an executable or an image has its own. */
    public ServiceSpec withJvm(String... options) {
        return new ServiceSpec(service, packaged.withJvm(List.of(options)), port, environment, folder, name);
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** All variables of the process, beside those it inherits. */
    public Map<String, String> fullEnvironment() {
        var full = new HashMap<>(environment);
        full.putIfAbsent("EVENFLOW_AUTH", "off");
        full.put(service.portVariable(), Integer.toString(port));
        full.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        return full;
    }
}
