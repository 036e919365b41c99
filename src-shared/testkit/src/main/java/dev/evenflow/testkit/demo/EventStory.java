package dev.evenflow.testkit.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenflow.testkit.process.Waiting;
import dev.evenflow.testkit.run.Console;
import dev.evenflow.testkit.run.Servers;
import dev.evenflow.testkit.run.Stack;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What order-svc did can be read from the stream ORDERS, once each and in order. */
final class EventStory {

    private static final Duration SYNC = Duration.ofSeconds(5);
    private static final String ORDERS = "ORDERS";
    private static final List<String> TOLD = List.of(
            "account_created",
            "account_deposited",
            "account_withdrawn",
            "product_created",
            "stock_reserved",
            "stock_released");

    private final Stack stack;
    private final Console console;
    private final ObjectMapper json = new ObjectMapper();

    EventStory(Stack stack, Console console) {
        this.stack = stack;
        this.console = console;
    }

    void tell() {
        console.heading("What order-svc did stands in the stream " + ORDERS);
        var seen = seen();
        console.ok("seen: " + String.join(", ", seen));
        // Those of users created before may be among them.
        var last = seen.subList(Math.max(0, seen.size() - TOLD.size()), seen.size());
        Surprise.unless(last.equals(TOLD), "not as it happened: " + String.join(", ", TOLD));
    }

    private List<String> seen() {
        try {
            var connection = Nats.connect(stack.servers().addresses().getOrDefault(Servers.NATS_URL, ""));
            try {
                var management = connection.jetStreamManagement();
                Waiting.until(SYNC, () -> types(management).containsAll(TOLD));
                return types(management);
            } finally {
                connection.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Surprise("interrupted");
        } catch (IOException | JetStreamApiException e) {
            throw new Surprise("Cannot read the stream: " + e);
        }
    }

    private List<String> types(JetStreamManagement management) throws IOException, JetStreamApiException {
        var types = new ArrayList<String>();
        var last = management.getStreamInfo(ORDERS).getStreamState().getLastSequence();
        for (var sequence = 1L; sequence <= last; sequence++) {
            types.add(json.readTree(management.getMessage(ORDERS, sequence).getData())
                    .path("type")
                    .asText());
        }
        return types;
    }
}
