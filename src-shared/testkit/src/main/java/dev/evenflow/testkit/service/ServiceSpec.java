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
 * @param jar the packaged application, {@code quarkus-run.jar}
 * @param port the HTTP port; 0 for a free one
 * @param environment beside what every service gets: its port and the loopback host
 * @param folder for the log and the pid file
 * @param name of the log and in messages; several instances of a service need several
 * @param jvm options of its JVM
 */
public record ServiceSpec(
        Service service,
        Path jar,
        int port,
        Map<String, String> environment,
        RunFolder folder,
        String name,
        List<String> jvm) {

    /** On a laptop's few cores the second compiler costs more in the first minutes than it gives. */
    private static final List<String> QUICK_START = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    public ServiceSpec {
        environment = Map.copyOf(environment);
        jvm = List.copyOf(jvm);
        port = FreePort.orFree(port);
    }

    /** One instance of a service of this checkout. */
    public static ServiceSpec of(
            Service service, Path checkout, int port, Map<String, String> environment, RunFolder folder) {
        return new ServiceSpec(service, service.jar(checkout), port, environment, folder, service.title(), QUICK_START);
    }

    /** A second instance, on another free port. */
    public ServiceSpec named(String otherName) {
        return new ServiceSpec(service, jar, 0, environment, folder, otherName, jvm);
    }

    /** The same with one more variable. */
    public ServiceSpec with(String variable, String value) {
        var more = new HashMap<>(environment);
        more.put(variable, value);
        return new ServiceSpec(service, jar, port, more, folder, name, jvm);
    }

    /** The same with these options of its JVM, in place of those for a quick start. */
    public ServiceSpec withJvm(String... options) {
        return new ServiceSpec(service, jar, port, environment, folder, name, List.of(options));
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    Map<String, String> fullEnvironment() {
        var full = new HashMap<>(environment);
        full.put(service.portVariable(), Integer.toString(port));
        full.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        return full;
    }
}
