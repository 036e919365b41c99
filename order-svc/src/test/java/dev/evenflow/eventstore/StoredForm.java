package dev.evenflow.eventstore;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evenflow.money.MoneyJson;
import java.time.Instant;
import java.util.UUID;

/** Events and snapshots as they lie in the table and come out of it again. */
public final class StoredForm {

    private static final EventJson JSON = new EventJson(new MoneyJson());
    private static final EventDecoder DECODER = new EventDecoder(JSON);

    private StoredForm() {}

    public static <E> String write(E event) {
        return JSON.encode(event);
    }

    public static <E> E read(EventTypes<E> types, String type, int schema, String payload) {
        var stored =
                new StoredEvent(new UUID(0, 0), "some", new UUID(0, 0), 1, type, schema, payload, "{}", Instant.EPOCH);
        return DECODER.decode(stored, types).event();
    }

    public static <E> E storedAndRead(EventTypes<E> types, E event) {
        var type = types.of(event);
        return read(types, type.name(), type.schema(), write(event));
    }

    public static <S> S snapshotAndRead(SnapshotType<S> type, S state) {
        try {
            return JSON.decode(JSON.encode(state), type.state());
        } catch (JsonProcessingException e) {
            throw new AssertionError("A snapshot that cannot be read", e);
        }
    }
}
