package dev.evenflow.bench.consistency;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.testkit.service.HttpCalls;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What an instance reports of the copy; remembers every user it ever named, and how it was wrong. */
final class Reports {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PATH = "/admin/consistency";

    private final HttpCalls instance;
    private final Map<Long, String> named = new TreeMap<>();
    private String known = "";

    Reports(HttpCalls instance) {
        this.instance = instance;
    }

    Map<Long, String> named() {
        return named;
    }

    JsonNode last() {
        return seen(instance.get(PATH).json());
    }

    /** Has everything checked now, once nobody else does. */
    JsonNode check() {
        return check(true);
    }

    /** Has it checked now, all of it or only what changed, once nobody else does. */
    JsonNode check(boolean deep) {
        var answer = await().atMost(PATIENCE)
                .until(() -> instance.post(PATH, "{\"deep\":" + deep + "}"), found -> found.status() != 409);
        return seen(answer.json());
    }

    /** Waits until a check has found, or made, the copy right. */
    void awaitInSync() {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> last().path("in_sync").asBoolean());
    }

    /** Waits for a check that began after another one and found, or made, the copy right. */
    JsonNode awaitInSync(JsonNode after) {
        known = after.path("checked_at").asText();
        return await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(
                        this::last,
                        report -> report.path("in_sync").asBoolean()
                                && !report.path("checked_at").asText().equals(known));
    }

    private JsonNode seen(JsonNode report) {
        if (!report.path("checked_at").asText().equals(known)) {
            report.path("differences")
                    .forEach(one ->
                            named.put(one.path("id").asLong(), one.path("kind").asText()));
        }
        return report;
    }
}
