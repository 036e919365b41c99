package dev.evenflow.testkit.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.testkit.run.Console;
import java.time.Duration;

/** What order-svc answers from is built anew from its events, while it goes on answering. */
final class ProjectionStory {

    private static final Duration REBUILD = Duration.ofSeconds(20);
    private static final String PROJECTIONS = "/admin/projections";

    private final Orders orders;
    private final Console console;

    ProjectionStory(Orders orders, Console console) {
        this.orders = orders;
        this.console = console;
    }

    void tell() {
        console.heading("The read models of order-svc are built anew from the events");
        orders.await(PROJECTIONS, REBUILD, "they have seen every event", ProjectionStory::isUpToDate);
        var before = orders.get("/accounts");
        orders.post("/admin/rebuild-projections", "{}", 202);
        orders.await(PROJECTIONS, REBUILD, "they are rebuilt and have seen every event", ProjectionStory::isUpToDate);
        orders.get(PROJECTIONS);
        var after = orders.get("/accounts");
        Surprise.unless(after.equals(before), "the accounts were " + before + " and are " + after);
    }

    private static boolean isUpToDate(JsonNode projections) {
        for (var projection : projections) {
            if (projection.path("lag").asLong() != 0
                    || projection.path("rebuild").isObject()) {
                return false;
            }
        }
        return !projections.isEmpty();
    }
}
