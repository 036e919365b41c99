package dev.evenflow.testkit.nats;

import dev.evenflow.testkit.process.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds nats-server on this machine, or installs it and says so. */
public final class NatsBinary {

    private static final String NAME = "nats-server";

    private NatsBinary() {}

    /**
     * The program: on PATH, where Go or Homebrew put programs, else {@linkplain NatsInstaller installed}.
     *
     * @throws IllegalStateException when there is none and none can be installed; says what to do
     */
    public static synchronized Path locate() {
        return find().or(NatsBinary::install).orElseThrow(() -> new IllegalStateException("""
                evenflow needs nats-server 2.9 or newer, and found no way to install it.
                Put it on PATH, by one of
                  apt-get install nats-server         (Debian, Ubuntu)
                  brew install nats-server            (macOS)
                  go install github.com/nats-io/nats-server/v2@v2.12.1
                  https://github.com/nats-io/nats-server/releases
                or set NATS_URL to a server with JetStream that runs already."""));
    }

    static Optional<Path> find() {
        return Programs.find(NAME).or(NatsBinary::inGoFolders);
    }

    private static Optional<Path> inGoFolders() {
        var home = Path.of(System.getProperty("user.home"), "go").toString();
        return Stream.concat(Programs.output("go", "env", "GOPATH").stream(), Stream.of(home))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "bin", NAME))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> install() {
        List<Supplier<Optional<Path>>> ways =
                List.of(NatsInstaller::apt, NatsInstaller::brew, NatsInstaller::go, NatsInstaller::container);
        return ways.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
    }
}
