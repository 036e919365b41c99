package dev.evenflow.testkit.process;

/** POSIX signals that stop a process. */
public enum Signal {
    /** What Ctrl-C sends; PostgreSQL's fast shutdown. */
    INT,
    /** Stop in order. */
    TERM,
    /** Stop at once, without a chance to clean up. */
    KILL;

    /** Sends this signal; nothing happens when the process is gone. */
    public void sendTo(long pid) {
        // ProcessHandle knows TERM and KILL only.
        Programs.output("kill", "-" + name(), Long.toString(pid));
    }
}
