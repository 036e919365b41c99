package dev.evenflow.notification.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.notification.readmodel.domain.Claim;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Silence silence = new Silence(Duration.ofSeconds(3));

    @Test
    void isTooLong_whenTheSameBeatIsThereForTheLimit() {
        assertThat(silence.isTooLong(beat(1), -5 * SECOND)).isFalse();
        assertThat(silence.isTooLong(beat(1), -3 * SECOND)).isFalse();
        assertThat(silence.isTooLong(beat(1), -2 * SECOND)).isTrue();
    }

    @Test
    void isNotTooLong_whenABeatWasHeardInBetween() {
        silence.isTooLong(beat(1), 0);
        assertThat(silence.isTooLong(beat(2), 3 * SECOND)).isFalse();
        assertThat(silence.isTooLong(beat(2), 5 * SECOND)).isFalse();
    }

    private static Claim beat(long number) {
        return new Claim("replay", "owner", number, "leftover");
    }
}
