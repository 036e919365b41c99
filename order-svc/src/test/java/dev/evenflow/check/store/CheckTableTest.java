package dev.evenflow.check.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.consistency.CheckStore;
import dev.evenflow.consistency.CheckStore.Kept;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CheckTableTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final CheckStore row;
    private final CheckStore other;

    CheckTableTest(Pool pool) {
        this.row = new CheckTable(pool, UUID.randomUUID().toString());
        this.other = new CheckTable(pool, UUID.randomUUID().toString());
    }

    @Test
    void right_isGivenToOne_untilItIsGivenBack() {
        assertThat(sync(row.take("one", LONG))).isTrue();
        assertThat(sync(row.take("two", LONG))).isFalse();
        assertThat(sync(row.take("one", LONG))).isFalse();
        assertThat(sync(row.read()).checking()).isTrue();
        assertThat(sync(other.take("two", LONG))).isTrue();

        sync(row.release("two"));
        assertThat(sync(row.take("two", LONG))).isFalse();
        sync(row.release("one"));

        assertThat(sync(row.read()).checking()).isFalse();
        assertThat(sync(row.take("two", LONG))).isTrue();
    }

    @Test
    void right_isGivenToOne_ofManyWhoAskAtOnce() {
        var given = Uni.join()
                .all(IntStream.range(0, 20)
                        .mapToObj(i -> row.take("holder-" + i, LONG))
                        .toList())
                .andCollectFailures();

        assertThat(sync(given)).containsOnlyOnce(true);
    }

    @Test
    void right_runsOut_unlessItIsProlonged() {
        assertThat(sync(row.take("one", SHORT))).isTrue();
        assertThat(sync(row.renew("one", LONG))).isTrue();
        assertThat(sync(row.take("two", LONG))).isFalse();

        assertThat(sync(row.renew("one", SHORT))).isTrue();
        await().atMost(PATIENCE).until(() -> sync(row.take("two", LONG)));

        assertThat(sync(row.renew("one", LONG))).isFalse();
    }

    @Test
    void report_isKept_ofWhoHasTheRightAlone() {
        assertThat(sync(row.read())).isEqualTo(new Kept(Optional.empty(), false));
        sync(row.take("one", LONG));
        sync(row.finish("two", "{\"by\":2}"));
        assertThat(sync(row.read())).isEqualTo(new Kept(Optional.empty(), true));

        sync(row.finish("one", "{\"by\":1}"));

        assertThat(sync(row.read())).isEqualTo(new Kept(Optional.of("{\"by\":1}"), false));
        assertThat(sync(row.take("two", LONG))).isTrue();
        assertThat(sync(row.read())).isEqualTo(new Kept(Optional.of("{\"by\":1}"), true));
    }

    private static <T> T sync(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }
}
