package dev.evenflow.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenflow.eventstore.CounterEvent.Increased;
import dev.evenflow.eventstore.CounterEvent.Started;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventDecoderTest {

    private final EventDecoder decoder = new EventDecoder(new EventJson());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1|{\"steps\":\"two\"}", "2|{\"steps\":2}", "3|{\"by\":2}", "3|{\"by\":2,\"added_later\":true}"})
    void decode_anySchema_givesTheNewest(int schema, String payload) {
        var event = decoder.decode(stored("counter_increased", schema, payload), Counter.EVENTS);

        assertThat(event.event()).isEqualTo(new Increased(2));
        assertThat(event.cause().correlationId()).isEqualTo("c-1");
        assertThat(event.cause().traceparent()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "counter_increased|4|{}",
                "counter_increased|3|{}",
                "counter_increased|3|[]",
                "counter_increased|2|[]",
                "counter_increased|1|{\"steps\":\"many\"}",
                "counter_vanished|1|{}"
            })
    void decode_whatIsUnknownOrDoesNotFit_isUnreadable(String type, int schema, String payload) {
        assertThatThrownBy(() -> decoder.decode(stored(type, schema, payload), Counter.EVENTS))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(type);
    }

    @Test
    void decimals_stayExact() {
        var json = new EventJson();
        var started = new Started(new BigDecimal("12345678901234567890.10"));

        assertThat(decoder.decode(stored("counter_started", 1, json.encode(started)), Counter.EVENTS)
                        .event())
                .isEqualTo(started);
        assertThat(json.encode(new Started(new BigDecimal("1E+3")))).isEqualTo("{\"limit\":1000}");
    }

    @Test
    void types_haveEachNameOnce() {
        assertThat(Counter.EVENTS.names())
                .containsExactlyInAnyOrder("counter_started", "counter_increased", "counter_stopped");
        assertThat(Counter.EVENTS.payloads()).contains(CounterEvent.class.getPermittedSubclasses());
        assertThat(Counter.EVENTS.only(Increased.class).names()).containsExactly("counter_increased");
        assertThatThrownBy(() -> EventTypes.all(Counter.EVENTS, Counter.EVENTS))
                .isInstanceOf(IllegalStateException.class);
    }

    private static StoredEvent stored(String type, int schema, String payload) {
        return new StoredEvent(
                UUID.randomUUID(),
                "counter",
                UUID.randomUUID(),
                1,
                type,
                schema,
                payload,
                "{\"correlation_id\":\"c-1\"}",
                Instant.EPOCH);
    }
}
