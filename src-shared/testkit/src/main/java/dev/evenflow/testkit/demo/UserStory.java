package dev.evenflow.testkit.demo;

import dev.evenflow.testkit.run.Console;
import java.time.Duration;

/** A user is created, changed and deleted; every change reaches the copy. */
final class UserStory {

    private static final Duration SYNC = Duration.ofSeconds(5);

    private final Users users;
    private final Console console;

    UserStory(Users users, Console console) {
        this.users = users;
        this.console = console;
    }

    void tell() {
        console.heading("A user is created, and appears in notification-svc");
        var id = users.create("John Doe", "john@example.com");
        users.awaitCopy(id, "john@example.com", SYNC);

        console.heading("He can be listed and validated");
        var listed = users.get("/users");
        Surprise.unless(listed.json().size() == 1, "GET /users does not list one user: " + listed.body());
        console.ok("GET /users lists him");
        var validated = users.get("/users/" + id + "/validate");
        Surprise.unless(validated.json().path("valid").asBoolean(), "He is not valid: " + validated.body());
        console.ok("GET /users/" + id + "/validate answered " + validated.body());

        console.heading("He changes his address");
        users.update(id, "John Doe", "john.doe@example.com");
        users.awaitCopy(id, "john.doe@example.com", SYNC);

        console.heading("Nobody else can take it, whatever the case");
        var duplicate = users.tryToCreate("Jane Doe", "John.Doe@Example.com");
        Surprise.unlessStatus(409, "POST /users with his e-mail", duplicate);
        console.ok("POST /users answered 409: " + duplicate.body());

        console.heading("He is deleted");
        users.delete(id);
        users.awaitNoCopy(id, SYNC);
    }
}
