package dev.evenflow.security.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenflow.security.limit.Allowances.Allowance;
import dev.evenflow.testkit.quarkus.Mapped;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AllowancesTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Allowances allowances = new Allowances(3, Duration.ofMillis(500), 10);

    @Test
    void burst_isGranted_thenWhatComesInWithTime() {
        assertThat(allowances.take("ann", 0)).isEqualTo(new Allowance(true, 2, Duration.ofMillis(500)));
        assertThat(allowances.take("ann", 0)).isEqualTo(new Allowance(true, 1, Duration.ofSeconds(1)));
        assertThat(allowances.take("ann", 0)).isEqualTo(new Allowance(true, 0, Duration.ofMillis(1_500)));

        assertThat(allowances.take("ann", 0)).isEqualTo(new Allowance(false, 0, Duration.ofMillis(500)));
        assertThat(allowances.take("ann", SECOND / 4)).isEqualTo(new Allowance(false, 0, Duration.ofMillis(250)));
        assertThat(allowances.take("ann", SECOND / 2).granted()).isTrue();
        assertThat(allowances.take("ann", SECOND / 2).granted()).isFalse();
    }

    @Test
    void others_haveBucketsOfTheirOwn() {
        for (var call = 0; call < 4; call++) {
            allowances.take("ann", 0);
        }

        assertThat(allowances.take("bea", 0).granted()).isTrue();
    }

    @Test
    void silence_fillsTheBucket_andNoMore() {
        allowances.take("ann", 0);

        assertThat(allowances.take("ann", 1_000 * SECOND).remaining()).isEqualTo(2);
    }

    @Test
    void whatIsGivenBack_costsNothing() {
        for (var call = 0; call < 100; call++) {
            assertThat(allowances.take("ann", 0).granted()).isTrue();
            allowances.giveBack("ann");
        }
    }

    @Test
    void memory_isBounded_andKeepsWhoTriesOn() {
        for (var call = 0; call < 3; call++) {
            allowances.take("ann", 0);
        }
        for (var caller = 0; caller < 1_000; caller++) {
            allowances.take("caller " + caller, 0);
            assertThat(allowances.take("ann", 0).granted()).isFalse();
        }

        assertThat(allowances.remembered()).isEqualTo(10);
    }

    @Test
    void configuration_hasBounds() {
        assertThat(Mapped.of(RateLimitConfig.class, Map.of()).perSecond()).isEqualTo(50);
        assertThatThrownBy(() -> config("-1", "3", "10")).hasMessageContaining("per-second");
        assertThatThrownBy(() -> config("1", "0", "10")).hasMessageContaining("burst");
        assertThatThrownBy(() -> config("1", "3", "0")).hasMessageContaining("max-callers");
    }

    private static RateLimitConfig config(String perSecond, String burst, String maxCallers) {
        return Mapped.of(
                RateLimitConfig.class,
                Map.of(
                        "evenflow.rate-limit.per-second", perSecond,
                        "evenflow.rate-limit.burst", burst,
                        "evenflow.rate-limit.max-callers", maxCallers));
    }
}
