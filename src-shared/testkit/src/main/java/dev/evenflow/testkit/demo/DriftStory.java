package dev.evenflow.testkit.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.testkit.process.Waiting;
import dev.evenflow.testkit.run.Console;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.service.HttpCalls;
import dev.evenflow.testkit.service.Service;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** NATS loses all its data, and with it an event it had acknowledged: the check finds the user and makes the copy right. */
final class DriftStory {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PATH = "/admin/consistency";

    private final Stack stack;
    private final Users users;
    private final Console console;

    DriftStory(Stack stack, Users users, Console console) {
        this.stack = stack;
        this.users = users;
        this.console = console;
    }

    void tell() {
        console.heading("While notification-svc is down a user changes, and NATS loses everything it had acknowledged");
        var id = users.create("Katherine Johnson", "katherine@example.com");
        users.awaitCopy(id, "katherine@example.com", PATIENCE);
        var copies = stack.service(Service.NOTIFICATION);
        copies.kill();
        console.ok("killed notification-svc with -9");
        users.update(id, "Katherine Johnson", "kj@example.com");
        await(
                stack.http(Service.USER),
                "/admin/outbox",
                outbox -> outbox.path("pending").asLong() == 0);
        var nats = stack.servers().nats().orElseThrow(() -> new Surprise("NATS is not ours to empty"));
        nats.kill();
        nats.wipe();
        nats.restart();
        console.ok("emptied nats-server: nobody can tell notification-svc any more");

        console.heading("notification-svc is back, checks its copy against user-svc, and repairs it");
        copies.restart();
        copies.awaitReady();
        var report = await(copies.http(), PATH, found -> names(found, id));
        console.ok("GET " + PATH + " answered 200: " + report);
        users.awaitCopy(id, "kj@example.com", PATIENCE);
        await(copies.http(), PATH, found -> found.path("in_sync").asBoolean());
        console.ok("it is in sync");
    }

    private static boolean names(JsonNode report, long id) {
        return StreamSupport.stream(report.path("differences").spliterator(), false)
                .anyMatch(one -> one.path("id").asLong() == id);
    }

    private static JsonNode await(HttpCalls service, String path, Predicate<JsonNode> reached) {
        if (!Waiting.until(PATIENCE, () -> reached.test(service.get(path).json()))) {
            throw new Surprise("GET " + path + " answers " + service.get(path).body());
        }
        return service.get(path).json();
    }
}
