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

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

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
        requirePackaged();
        var command = new ArrayList<>(java());
        command.addAll(List.of("-jar", mark()));
        return command;
    }

    void requirePackaged() {
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: build it first, with make build");
        }
    }

    /** The JVM with its options. */
    List<String> java() {
        var command = new ArrayList<String>();
        command.add(JAVA);
        command.addAll(jvm);
        command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
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
