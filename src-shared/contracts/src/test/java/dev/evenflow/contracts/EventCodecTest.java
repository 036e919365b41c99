package dev.evenflow.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.contracts.Decoded.Known;
import dev.evenflow.contracts.Decoded.Reason;
import dev.evenflow.contracts.Decoded.UnknownType;
import dev.evenflow.contracts.Decoded.Unreadable;
import dev.evenflow.contracts.user.UserCreated;
import dev.evenflow.contracts.user.UserDeleted;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    private static final Instant TEN = Instant.parse("2025-05-25T10:00:00Z");
    private static final UUID ID = UUID.fromString("0197061b-6480-7000-8000-000000000001");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static final Envelope<UserCreated> CREATED = new Envelope<>(
            ID,
            "user_created",
            "1",
            1,
            TEN,
            new Metadata("c-1", "c-1", TRACE, 1),
            new UserCreated(1, "John Doe", "john@example.com", TEN));
    private static final Envelope<UserDeleted> DELETED =
            new Envelope<>(ID, "user_deleted", "1", 3, TEN, new Metadata(null, null, null, 1), new UserDeleted(1, TEN));

    private final EventCodec codec = new EventCodec();

    @Test
    void encode_isTheApprovedDocument() throws IOException {
        assertThatJson(codec.encode(CREATED)).isEqualTo(approved("user_created"));
        assertThatJson(codec.encode(DELETED)).isEqualTo(approved("user_deleted"));
    }

    @Test
    void decode_ofAnEncodedEvent_isThatEvent() {
        assertThat(decode(codec.encode(CREATED))).isEqualTo(new Known(CREATED));
        assertThat(decode(codec.encode(DELETED))).isEqualTo(new Known(DELETED));
    }

    @Test
    void decode_ofTypeAndPayloadAlone_isAnEventOfVersionZero() {
        var decoded = decode("""
                {"type":"user_created","payload":{"id":7,"name":"A","email":"a@b.c","updated_at":"2025-05-25T10:00:00Z"}}""");

        assertThat(decoded).isInstanceOfSatisfying(Known.class, known -> {
            assertThat(known.envelope().aggregateId()).isEqualTo("7");
            assertThat(known.envelope().version()).isZero();
        });
    }

    @Test
    void decode_ofAPayloadBeforeEverythingElse_isTheSameEvent() {
        var payload = "{\"id\":7,\"name\":\"A\",\"email\":\"a@b.c\",\"updated_at\":\"2025-05-25T10:00:00Z\"}";
        var metadata = "{\"schema\":1,\"extra\":{\"a\":[1,{}]}}";

        var first = decode(
                "{\"payload\":" + payload + ",\"other\":[{}],\"metadata\":" + metadata + ",\"type\":\"user_created\"}");
        var last = decode("{\"type\":\"user_created\",\"metadata\":" + metadata + ",\"payload\":" + payload + "}");

        assertThat(first).isInstanceOf(Known.class).isEqualTo(last);
    }

    @Test
    void decode_ofANewerSchemaAfterItsPayload_isUnreadable() {
        var decoded = decode("{\"type\":\"user_created\",\"payload\":{\"renamed\":7},\"metadata\":{\"schema\":2}}");

        assertThat(decoded)
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).isEqualTo(Reason.NEWER_SCHEMA));
    }

    @Test
    void decode_ofUnknownFields_ignoresThem() {
        var decoded = decode(codec.encode(CREATED).replace("\"id\":1,", "\"id\":1,\"nickname\":\"J\","));

        assertThat(decoded).isEqualTo(new Known(CREATED));
    }

    @Test
    void decode_ofAnUnknownType_namesIt() {
        assertThat(decode("{\"type\":\"user_promoted\",\"payload\":{}}")).isEqualTo(new UnknownType("user_promoted"));
    }

    @Test
    void decode_ofANewerSchema_isUnreadable() {
        var decoded = decode(codec.encode(CREATED).replace("\"schema\":1", "\"schema\":2"));

        assertThat(decoded)
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).isEqualTo(Reason.NEWER_SCHEMA));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "null",
                "42",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"user_created\",\"payload\":{\"id\":1",
                "{\"type\":\"user_created\"}",
                "{\"type\":\"user_created\",\"payload\":null}",
                "{\"type\":\"user_created\",\"payload\":[]}",
                "{\"type\":\"user_created\",\"payload\":{}}",
                "{\"type\":\"user_created\",\"payload\":{\"id\":1,\"name\":null,\"email\":\"a@b.c\"}}",
                "{\"type\":\"user_deleted\",\"payload\":{\"id\":1,\"updated_at\":\"yesterday\"}}",
                "{\"type\":\"user_deleted\",\"version\":-1,\"payload\":{\"id\":1,\"updated_at\":\"2025-05-25T10:00:00Z\"}}",
                "{\"type\":\"user_deleted\",\"version\":\"1\",\"payload\":{\"id\":1,\"updated_at\":\"2025-05-25T10:00:00Z\"}}",
                "{\"type\":\"user_deleted\",\"id\":\"x\",\"payload\":{\"id\":1,\"updated_at\":\"2025-05-25T10:00:00Z\"}}",
                "{\"type\":\"user_deleted\",\"timestamp\":\"x\",\"payload\":{\"id\":1,\"updated_at\":\"2025-05-25T10:00:00Z\"}}",
                "{\"type\":\"user_deleted\",\"payload\":{\"id\":1,\"updated_at\":\"2025-05-25T10:00:00Z\"}} {}"
            })
    void decode_ofAnythingElse_isMalformedAndDoesNotThrow(String message) {
        assertThat(decode(message))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).isEqualTo(Reason.MALFORMED));
    }

    @Test
    void decode_ofDeepNesting_isMalformed() {
        assertThat(decode("[".repeat(100_000))).isInstanceOf(Unreadable.class);
    }

    private Decoded decode(String message) {
        return codec.decode(message.getBytes(UTF_8));
    }

    private static String approved(String name) throws IOException {
        try (var file = EventCodecTest.class.getResourceAsStream("/approved/" + name + ".json")) {
            assertThat(file).isNotNull();
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
