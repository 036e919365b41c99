package dev.evenflow.bench.sync;

import static java.util.stream.LongStream.rangeClosed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.testkit.run.Stack;
import java.time.Duration;

/** The proof that a copy is right: equal to its source row by row, and written in order, each version at most once. */
final class SyncProof {

    private static final Duration DRAIN = Duration.ofSeconds(60);

    private final CopyHistory copy = new CopyHistory();
    private final SourceOfTruth source;
    private final StreamHistory stream;

    SyncProof(Stack stack) {
        var servers = stack.servers();
        servers.mongo().orElseThrow().onWrite(copy);
        source = new SourceOfTruth(servers.postgres().orElseThrow());
        stream = new StreamHistory(servers.nats().orElseThrow().url());
    }

    SourceOfTruth source() {
        return source;
    }

    /** Waits for the backlog to drain, then compares everything. */
    void assertCopyEqualsSource() throws Exception {
        await().atMost(DRAIN).until(() -> source.outboxRows() == 0);
        var users = source.users();
        await().atMost(DRAIN).untilAsserted(() -> assertThat(copy.users()).isEqualTo(users));
        assertThat(users).isNotEmpty();
        assertThat(copy.versions())
                .allSatisfy((user, versions) -> assertThat(versions).isSorted().doesNotHaveDuplicates());
    }

    /** What the server took twice it dropped: each version stands in the stream once, in order, without a gap. */
    void assertStreamIsGapless() throws Exception {
        assertThat(stream.versions())
                .isNotEmpty()
                .allSatisfy((user, versions) -> assertThat(versions)
                        .isEqualTo(rangeClosed(1, versions.size()).boxed().toList()));
    }
}
