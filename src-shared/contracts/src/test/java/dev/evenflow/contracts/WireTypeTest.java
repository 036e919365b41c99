package dev.evenflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.contracts.user.UserEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTypeTest {

    @ParameterizedTest
    @ValueSource(classes = UserEvent.class)
    void everyEventOfAPublisher_hasAWireName(Class<?> sealedEvents) {
        var payloads = WireType.ALL.stream().map(WireType::payload).toArray();

        assertThat(payloads).contains((Object[]) sealedEvents.getPermittedSubclasses());
    }

    @Test
    void wireNames_areSnakeCaseAndUnique() {
        assertThat(WireType.ALL)
                .extracting(WireType::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z_]+"));
    }
}
