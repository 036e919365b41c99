package dev.evenflow.testkit.demo;

import dev.evenflow.testkit.process.Waiting;
import dev.evenflow.testkit.run.Console;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.Stopwatch;
import dev.evenflow.testkit.service.Answer;
import dev.evenflow.testkit.service.HttpCalls;
import dev.evenflow.testkit.service.Service;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;

/** Users as user-svc keeps them, and their copies in notification-svc. Whatever is not as it should be is a surprise. */
final class Users {

    private static final Duration POLL = Duration.ofMillis(1);

    private final HttpCalls source;
    private final HttpCalls copy;
    private final Console console;

    Users(Stack stack, Console console) {
        this.source = stack.http(Service.USER);
        this.copy = stack.http(Service.NOTIFICATION);
        this.console = console;
    }

    long create(String name, String email) {
        var answer = Surprise.unlessStatus(201, "POST /users", source.post("/users", body(name, email)));
        console.ok("POST /users answered 201: " + answer.body());
        return answer.json().path("id").asLong();
    }

    Answer tryToCreate(String name, String email) {
        return source.post("/users", body(name, email));
    }

    void update(long id, String name, String email) {
        var answer = Surprise.unlessStatus(200, "PUT /users/" + id, source.put("/users/" + id, body(name, email)));
        console.ok("PUT /users/" + id + " answered 200: " + answer.body());
    }

    void delete(long id) {
        Surprise.unlessStatus(204, "DELETE /users/" + id, source.delete("/users/" + id));
        console.ok("DELETE /users/" + id + " answered 204");
    }

    Answer get(String path) {
        return Surprise.unlessStatus(200, "GET " + path, source.get(path));
    }

    void awaitCopy(long id, String email, Duration patience) {
        await(
                id,
                patience,
                "there with " + email,
                answer -> answer.status() == 200
                        && answer.json().path("email").asText().equals(email));
    }

    void awaitNoCopy(long id, Duration patience) {
        await(id, patience, "gone", answer -> answer.status() == 404);
    }

    /** Until the user was told so of an order. */
    void awaitMessage(long id, String kind, Duration patience) {
        var path = "/notifications/user/" + id + "/messages";
        if (!Waiting.until(
                patience,
                POLL,
                () -> copy.get(path).json().path(0).path("kind").asText().equals(kind))) {
            throw new Surprise("GET " + path + " does not begin with " + kind + ": "
                    + copy.get(path).body());
        }
        console.ok("user " + id + " was told: "
                + copy.get(path).json().path(0).path("subject").asText());
    }

    private void await(long id, Duration patience, String state, Predicate<Answer> reached) {
        var path = "/notifications/user/" + id;
        var watch = Stopwatch.start();
        if (!Waiting.until(patience, POLL, () -> reached.test(copy.get(path)))) {
            throw new Surprise("GET " + path + " is not " + state + " after " + patience.toMillis() + " ms: "
                    + copy.get(path).body());
        }
        var millis = String.format(Locale.ROOT, "%.1f", watch.elapsed().toNanos() / 1e6);
        console.ok("the copy of user " + id + " is " + state + " after " + millis + " ms");
    }

    private static String body(String name, String email) {
        return "{\"name\":\"" + name + "\",\"email\":\"" + email + "\"}";
    }
}
