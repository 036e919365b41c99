package dev.evenflow.testkit.nats;

import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.process.Programs;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The ways to get nats-server onto a machine. Each prints what it does and is empty where it does not apply. */
final class NatsInstaller {

    private static final String GO_MODULE = "github.com/nats-io/nats-server/v2@v2.12.1";
    private static final String IMAGE = "docker.io/library/nats:2.12";
    private static final long PATIENCE_SECONDS = 300;
    private static final PrintStream OUT = System.out;

    private NatsInstaller() {}

    /** Debian's package; the service it brings is not left running. */
    static Optional<Path> apt() {
        if (!Programs.runningAsRoot() || Programs.find("apt-get").isEmpty()) {
            return Optional.empty();
        }
        run("apt-get", "update", "-q");
        // RUNLEVEL=1 keeps invoke-rc.d from starting the service of a package just installed.
        run(
                "env",
                "RUNLEVEL=1",
                "DEBIAN_FRONTEND=noninteractive",
                "apt-get",
                "install",
                "-q",
                "-y",
                "--no-install-recommends",
                "nats-server");
        if (Programs.find("systemctl").isPresent() && Files.isDirectory(Path.of("/run/systemd/system"))) {
            run("systemctl", "disable", "--now", "nats-server");
        }
        return NatsBinary.find();
    }

    static Optional<Path> brew() {
        if (Programs.find("brew").isEmpty()) {
            return Optional.empty();
        }
        run("brew", "install", "nats-server");
        return NatsBinary.find();
    }

    static Optional<Path> go() {
        if (Programs.find("go").isEmpty()) {
            return Optional.empty();
        }
        run("go", "install", GO_MODULE);
        return NatsBinary.find();
    }

    /** A script that runs the official image in the foreground, on the host's network and files. */
    static Optional<Path> container() {
        if (Programs.find("docker").isEmpty() || !run("docker", "pull", "-q", IMAGE)) {
            return Optional.empty();
        }
        try {
            var script = Folders.temporary("nats-container").resolve("nats-server");
            Files.writeString(script, CONTAINER_SCRIPT.replace("@image@", IMAGE));
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
            return Optional.of(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String CONTAINER_SCRIPT = """
            #!/bin/sh
            for option; do
              case $option in
                --store_dir=*) data=${option#--store_dir=} ;;
                --port=*) port=${option#--port=} ;;
              esac
            done
            docker rm -f "evenflow-nats-$port" >/dev/null 2>&1
            exec docker run --rm --init --name "evenflow-nats-$port" --user "$(id -u):$(id -g)" \\
              --publish "127.0.0.1:$port:$port" --volume "$data:$data" @image@ \\
              --addr=0.0.0.0 --port="$port" --jetstream --store_dir="$data"
            """;

    private static boolean run(String... command) {
        OUT.println("nats-server is missing; installing it: " + String.join(" ", command));
        return Programs.run(PATIENCE_SECONDS, command);
    }
}
