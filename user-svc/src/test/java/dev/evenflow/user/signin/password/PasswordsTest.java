package dev.evenflow.user.signin.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.testkit.quarkus.Mapped;
import dev.evenflow.user.signin.SignInConfig;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private static final int ROUNDS = 15;

    private final Passwords passwords = new Passwords(Mapped.of(
            SignInConfig.class,
            Map.of(
                    "evenflow.sign-in.hashing.memory", "2M",
                    "evenflow.sign-in.hashing.threads", "1",
                    "evenflow.sign-in.hashing.queue", "1")));

    @AfterEach
    void stop() {
        passwords.stop();
    }

    @Test
    void nobody_takesAsLong_asSomebodyWithAnotherPassword() {
        var stored = Optional.of(passwords.hash("the right one").await().indefinitely());
        var somebody = new long[ROUNDS];
        var nobody = new long[ROUNDS];

        for (var i = 0; i < ROUNDS; i++) {
            somebody[i] = nanosToRefuse(stored);
            nobody[i] = nanosToRefuse(Optional.empty());
        }

        assertThat((double) median(nobody) / median(somebody)).isBetween(0.5, 2.0);
    }

    @Test
    void oneTooMany_isToldToComeBack() {
        var answers = IntStream.range(0, 20)
                .mapToObj(i -> passwords.hash("secret " + i).subscribeAsCompletionStage())
                .toList();

        assertThat(answers).filteredOn(answer -> status(answer::join) == 503).hasSizeBetween(1, 19);
        assertThat(answers).filteredOn(answer -> status(answer::join) == 200).hasSizeGreaterThanOrEqualTo(1);
    }

    private long nanosToRefuse(Optional<String> stored) {
        var start = System.nanoTime();
        assertThat(passwords.verify("a wrong one", stored).await().indefinitely())
                .isFalse();
        return System.nanoTime() - start;
    }

    private static int status(Runnable answer) {
        try {
            answer.run();
            return 200;
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(HttpProblem.class);
            return 503;
        }
    }

    private static long median(long[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
