package dev.evenflow.testkit.process;

import java.util.List;

/**
 * Starts a program in a session of its own, so that the Ctrl-C of a terminal reaches the launcher alone and the launcher
 * decides the order in which things stop. The process id stays that of the child.
 */
final class NewSession {

    private static final String PERL = "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV or die $!";

    private NewSession() {}

    /** What to put before the command: setsid on Linux, perl on macOS, nothing where neither is. */
    static List<String> prefix() {
        return Programs.find("setsid")
                .map(setsid -> List.of(setsid.toString()))
                .or(() -> Programs.find("perl").map(perl -> List.of(perl.toString(), "-e", PERL)))
                .orElse(List.of());
    }
}
