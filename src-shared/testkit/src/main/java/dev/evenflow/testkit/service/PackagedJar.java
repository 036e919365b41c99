package dev.evenflow.testkit.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A jar, run by the JDK that runs us.
 *
 * @param jar {@code quarkus-run.jar}
 * @param jvm options of its JVM
 */
record PackagedJar(Path jar, List<String> jvm) implements Packaged {

    /** On a laptop's few cores the second compiler costs more in the first minutes than it gives. */
    private static final List<String> QUICK_START = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    PackagedJar {
        jvm = List.copyOf(jvm);
    }

    static PackagedJar of(Service service, Path checkout) {
        return new PackagedJar(service.jar(checkout), QUICK_START);
    }

    @Override
    public List<String> command(ServiceSpec spec) {
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: build it first, with make build");
        }
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("--add-opens=java.base/java.lang=ALL-UNNAMED", "-jar", mark()));
        return command;
    }

    @Override
    public String mark() {
        return jar.toString();
    }

    @Override
    public Packaged withJvm(List<String> options) {
        return new PackagedJar(jar, options);
    }
}
