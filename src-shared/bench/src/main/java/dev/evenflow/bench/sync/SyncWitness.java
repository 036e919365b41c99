package dev.evenflow.bench.sync;

import dev.evenflow.contracts.Subjects;
import dev.evenflow.testkit.history.History;
import dev.evenflow.testkit.history.HistoryChecker;
import dev.evenflow.testkit.history.Verdict;
import dev.evenflow.testkit.process.Waiting;
import dev.evenflow.testkit.run.Stack;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** Watches a stack from its servers, without asking the services: PostgreSQL, the stream, every write to MongoDB. */
public final class SyncWitness {

    private static final Duration DRAIN = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(250);

    private final CopyHistory copy = new CopyHistory();
    private final SourceOfTruth source;
    private final StreamHistory stream;

    /** Attach it before the first write: what was written earlier it has not seen. */
    public SyncWitness(Stack stack) {
        var servers = stack.servers();
        servers.mongo().orElseThrow().onWrite(copy);
        source = new SourceOfTruth(servers.postgres().orElseThrow());
        stream = new StreamHistory(servers.nats().orElseThrow().url(), Subjects.USERS_STREAM);
    }

    public SourceOfTruth source() {
        return source;
    }

    /** Waits for the backlog to drain, then judges source, stream and copy. */
    public Verdict verdict() throws SQLException, IOException, InterruptedException, JetStreamApiException {
        awaitDrained();
        return HistoryChecker.check(new History<>(source.users(), copy.states(), stream.versions()));
    }

    /** As {@link #verdict}, of source and copy alone: for a stream that has lost its beginning. */
    public Verdict verdictOfTheCopy() throws SQLException {
        awaitDrained();
        return HistoryChecker.check(new History<>(source.users(), copy.states(), Map.of()));
    }

    /** However it ends: the verdict tells. */
    private void awaitDrained() {
        Waiting.until(
                DRAIN, LOOK, () -> source.outboxRows() == 0 && copy.latest().equals(source.users()));
    }
}
