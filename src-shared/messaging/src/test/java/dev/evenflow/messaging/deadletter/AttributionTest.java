package dev.evenflow.messaging.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.impl.Headers;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionTest {

    private final Attribution attribution = new Attribution();

    @Test
    void aKnownEvent_isOfTheAggregateOfItsPayload() {
        assertThat(of("""
                {"type":"user_deleted","version":4,"payload":{"id":7,"updated_at":"2025-05-25T10:00:00Z"}}""")).contains(new AggregateVersion("7", 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'user_deleted','aggregate_id':'7','version':4,'metadata':{'schema':99},'payload':{'id':7}}",
                "{'type':'user_deleted','aggregate_id':'7','version':4,'payload':'broken'}"
            })
    void anEventThatCannotBeApplied_isOfTheAggregateOfItsEnvelope(String body) {
        assertThat(of(body.replace('\'', '"'))).contains(new AggregateVersion("7", 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"not json", "", "[]", "{'aggregate_id':'7'}", "{'version':4}", "{'aggregate_id':'','version':4}"
            })
    void whatDoesNotTell_isOfNone(String body) {
        assertThat(of(body.replace('\'', '"'))).isEmpty();
        assertThat(of("{\"aggregate_id\":\"" + "x".repeat(300) + "\",\"version\":4}"))
                .isEmpty();
    }

    @Test
    void anIdOfAnyCharacters_survivesTheHeaders() {
        var event = new AggregateVersion("ü 💥\r\n%", 4);
        var headers = new Headers();

        LetterHeaders.put(headers, event);

        assertThat(LetterHeaders.event(headers)).contains(event);
        assertThat(LetterHeaders.event(new Headers())).isEmpty();
        var place = new LetterPlace(3, "c", "S", 9, "parked", Optional.of(event));
        assertThat(LetterPlace.of(3, place.headers())).isEqualTo(place);
    }

    private Optional<AggregateVersion> of(String body) {
        return attribution.of(body.getBytes(UTF_8));
    }
}
