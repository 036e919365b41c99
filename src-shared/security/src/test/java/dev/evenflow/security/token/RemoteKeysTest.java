package dev.evenflow.security.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenflow.testkit.access.SigningKeyPair;
import io.smallrye.mutiny.Uni;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RemoteKeysTest {

    private static final Duration MAX_AGE = Duration.ofMinutes(1);
    private static final Duration MIN_INTERVAL = Duration.ofSeconds(5);

    private final AtomicLong nanos = new AtomicLong();
    private final Map<String, PublicKey> first = keys("one");
    private Uni<Map<String, PublicKey>> answer = Uni.createFrom().item(first);
    private int asked;
    private final RemoteKeys keys = new RemoteKeys(
            Optional.of(() -> answer.onSubscription().invoke(() -> asked++)), MAX_AGE, MIN_INTERVAL, nanos::get);

    @Test
    void knownKey_isFound_withoutAskingAgain() {
        assertThat(find("one")).isEqualTo(first.get("one"));
        assertThat(find("one")).isEqualTo(first.get("one"));
        assertThat(asked).isOne();
    }

    @Test
    void newKey_isFound_byAskingAtOnce() {
        find("one");
        answer = Uni.createFrom().item(keys("two"));
        pass(MIN_INTERVAL);

        assertThat(keys.find("two").await().indefinitely()).isPresent();
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void unknownKeys_askOnce_perInterval() {
        find("one");
        pass(MIN_INTERVAL);

        for (var i = 0; i < 100; i++) {
            assertThat(keys.find("guess-" + i).await().indefinitely()).isEmpty();
        }
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void withdrawnKey_isForgotten_whenItIsOld() {
        find("one");
        answer = Uni.createFrom().item(keys("two"));
        pass(MAX_AGE);

        assertThat(find("one")).as("still answered while asking").isNotNull();
        assertThat(keys.find("one").await().indefinitely()).isEmpty();
    }

    @Test
    void knownKey_isFound_whileTheIssuerIsAway() {
        find("one");
        answer = Uni.createFrom().failure(new IllegalStateException("away"));
        pass(MAX_AGE.multipliedBy(100));

        assertThat(find("one")).isNotNull();
        assertThat(find("one")).isNotNull();
    }

    @Test
    void find_fails_untilThereAreKeys() {
        answer = Uni.createFrom().failure(new IllegalStateException("away"));
        assertThatThrownBy(() -> find("one")).isInstanceOf(NoKeysException.class);
        assertThatThrownBy(() -> find("one")).isInstanceOf(NoKeysException.class);
        assertThat(asked).isOne();

        answer = Uni.createFrom().item(first);
        pass(MIN_INTERVAL.dividedBy(10));
        assertThat(find("one")).isNotNull();
    }

    @Test
    void prepare_fails_withoutAnIssuer() {
        assertThatThrownBy(() -> new RemoteKeys(Optional.empty(), MAX_AGE, MIN_INTERVAL, nanos::get).prepare())
                .hasMessageContaining("EVENFLOW_TOKEN_JWKS_URL");
    }

    private PublicKey find(String id) {
        return keys.find(id).await().indefinitely().orElseThrow();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static Map<String, PublicKey> keys(String id) {
        return JwkSet.parse("{\"keys\":[" + SigningKeyPair.generate().jwk(id) + "]}");
    }
}
