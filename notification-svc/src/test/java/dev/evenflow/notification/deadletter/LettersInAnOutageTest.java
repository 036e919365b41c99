package dev.evenflow.notification.deadletter;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenflow.consistency.erasure.LetterErasure;
import dev.evenflow.messaging.deadletter.BrokerUnavailableException;
import dev.evenflow.testkit.quarkus.MongoResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(MongoResource.class)
class LettersInAnOutageTest {

    @Inject
    LetterErasure erasure;

    @Test
    void erasure_fails_andHasDeletedNothing_whileNatsIsAway() {
        assertThatThrownBy(() -> erasure.eraseAll().await().atMost(Duration.ofSeconds(10)))
                .isInstanceOf(BrokerUnavailableException.class);
    }
}
