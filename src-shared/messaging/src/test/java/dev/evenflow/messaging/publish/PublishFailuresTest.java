package dev.evenflow.messaging.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class PublishFailuresTest {

    @Test
    void classify_ofWhatTheClientRefuses_isARejection() {
        assertThat(PublishFailures.classify(new CompletionException(new IllegalArgumentException("payload too large"))))
                .isInstanceOf(PublishRejectedException.class)
                .hasMessage("payload too large");
    }

    @Test
    void classify_ofAnythingElse_isWorthAnotherAttempt() {
        assertThat(PublishFailures.classify(
                        new CompletionException(new RuntimeException(new IOException("no answer")))))
                .isInstanceOf(PublishFailedException.class)
                .hasMessage("no answer");
    }

    @Test
    void classify_ofAClassifiedFailure_isItself() {
        var failure = new PublishFailedException("connection lost");

        assertThat(PublishFailures.classify(new CompletionException(failure))).isSameAs(failure);
    }
}
