package dev.evenflow.testkit.service;

import dev.evenflow.testkit.process.Programs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * A container image, run as Kubernetes would: as anybody but root, without any capability, on a read-only root file system, in
 * 256 MiB. It uses the network of this machine, where the servers are.
 *
 * @param name with its tag; {@code IMAGE_TAG} is {@code 1.0.0-jvm} where it is not set
 */
record PackagedImage(String name) implements Packaged {

    private static final int SOME_USER = 20_000;
    private static final List<String> CONFINED = List.of(
            "--network=host",
            "--read-only",
            "--tmpfs=/tmp",
            "--cap-drop=ALL",
            "--security-opt=no-new-privileges",
            "--memory=256m");

    static PackagedImage of(Service service, Map<String, String> environment) {
        return new PackagedImage(
                "evenflow/" + service.title() + ":" + environment.getOrDefault("IMAGE_TAG", "1.0.0-jvm"));
    }

    @Override
    public List<String> command(ServiceSpec spec) {
        var engine = engine();
        if (Programs.output(engine, "image", "inspect", name).isEmpty()) {
            throw new IllegalStateException("no image " + name + ": build it first, with make images");
        }
        var user = ThreadLocalRandom.current().nextInt(SOME_USER, 2 * SOME_USER);
        var command = new ArrayList<>(List.of(engine, "run", "--rm", "--name=" + container(spec), "--user=" + user));
        command.addAll(CONFINED);
        spec.fullEnvironment().keySet().stream().sorted().forEach(variable -> command.add("--env=" + variable));
        command.add(name);
        return command;
    }

    @Override
    public String mark() {
        return name;
    }

    @Override
    public void kill(ServiceSpec spec) {
        Programs.output(engine(), "kill", container(spec));
    }

    private static String container(ServiceSpec spec) {
        return "evenflow-" + spec.name() + "-" + spec.port();
    }

    private static String engine() {
        return Stream.of("docker", "podman")
                .map(Programs::find)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("neither docker nor podman is there to run images with"))
                .toString();
    }
}
