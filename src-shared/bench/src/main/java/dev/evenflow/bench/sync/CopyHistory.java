package dev.evenflow.bench.sync;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import dev.evenflow.testkit.mongo.WriteObserver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every state the copy of a user ever had, in the order it was written: seen by the MongoDB server itself. */
final class CopyHistory implements WriteObserver {

    private final Map<String, List<UserState>> written = new ConcurrentHashMap<>();

    @Override
    public void written(String namespace, Map<String, Object> document) {
        if (namespace.equals("notifications_db.user_notifications")) {
            var id = Long.toString(number(document, "_id"));
            written.computeIfAbsent(id, user -> new CopyOnWriteArrayList<>()).add(state(document));
        }
    }

    Map<String, List<UserState>> states() {
        return written.entrySet().stream().collect(toMap(Map.Entry::getKey, user -> List.copyOf(user.getValue())));
    }

    Map<String, UserState> latest() {
        return written.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, user -> user.getValue().getLast()));
    }

    private static UserState state(Map<String, Object> document) {
        return new UserState(
                number(document, "version"),
                Boolean.TRUE.equals(document.get("deleted")),
                (String) document.get("name"),
                (String) document.get("email"));
    }

    private static long number(Map<String, Object> document, String field) {
        return ((Number) requireNonNull(document.get(field))).longValue();
    }
}
