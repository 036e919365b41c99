package dev.evenflow.testkit.demo;

import dev.evenflow.testkit.run.Console;
import dev.evenflow.testkit.run.Servers;
import dev.evenflow.testkit.run.Stack;
import io.nats.client.Nats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Somebody publishes what is no event; events after it still arrive. */
final class PoisonStory {

    private static final Duration SYNC = Duration.ofSeconds(1);

    private final Stack stack;
    private final Users users;
    private final Console console;

    PoisonStory(Stack stack, Users users, Console console) {
        this.stack = stack;
        this.users = users;
        this.console = console;
    }

    void tell() {
        console.heading("Something that is no event is published to user.events");
        publish("this is not JSON");
        publish("{\"no\":\"type\"}");
        console.ok("published: this is not JSON, and {\"no\":\"type\"}");
        var id = users.create("Jane Doe", "jane@example.com");
        users.awaitCopy(id, "jane@example.com", SYNC);
    }

    @SuppressWarnings("try") // Connection.close() may be interrupted.
    private void publish(String message) {
        try (var connection = Nats.connect(stack.servers().addresses().getOrDefault(Servers.NATS_URL, ""))) {
            connection.publish("user.events", message.getBytes(StandardCharsets.UTF_8));
            connection.flush(SYNC);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Surprise("interrupted");
        } catch (IOException | TimeoutException e) {
            throw new Surprise("Cannot publish to user.events: " + e);
        }
    }
}
