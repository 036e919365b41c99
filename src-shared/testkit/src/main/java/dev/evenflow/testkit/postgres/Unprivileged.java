package dev.evenflow.testkit.postgres;

import dev.evenflow.testkit.process.Programs;
import java.util.List;
import java.util.stream.Stream;

/** PostgreSQL refuses to run as root; this is what goes before its commands then. */
final class Unprivileged {

    /** A user namespace: root looks like nobody to the server, files stay root's. */
    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    /** Where containers forbid user namespaces: become nobody, but keep reaching folders below root's home. */
    private static final List<String> NOBODY = List.of(
            "setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
            "--inh-caps=+dac_override",
            "--ambient-caps=+dac_override");

    private Unprivileged() {}

    static List<String> prefix() {
        if (!Programs.runningAsRoot()) {
            return List.of();
        }
        return Stream.of(NAMESPACE, NOBODY)
                .filter(Unprivileged::leavesRoot)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "PostgreSQL does not run as root, and neither unshare nor setpriv can leave it."
                                + " Run as another user, or set USER_DB_URL to a PostgreSQL server."));
    }

    private static boolean leavesRoot(List<String> prefix) {
        var command = Stream.concat(prefix.stream(), Stream.of("id", "-u")).toArray(String[]::new);
        return Programs.output(command).filter(uid -> !uid.equals("0")).isPresent();
    }
}
