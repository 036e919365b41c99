package dev.evenflow.bench.startup;

import dev.evenflow.testkit.service.Answer;
import dev.evenflow.testkit.service.HttpCalls;
import dev.evenflow.testkit.service.Service;
import java.util.UUID;

/** Ordinary requests to a service. */
final class Traffic {

    private static final int OK = 200;

    private Traffic() {}

    /** What answers first. */
    static String path(Service service) {
        return switch (service) {
            case USER -> "/users?page_size=1";
            case NOTIFICATION -> "/notifications?page_size=1";
            case ORDER -> "/accounts?page_size=1";
        };
    }

    /** Writes where the service has something to write, and reads, in turn. */
    static void send(Service service, HttpCalls calls, int requests) {
        for (var number = 0; number < requests; number++) {
            var answer = number % 2 == 0 ? write(service, calls) : calls.get(path(service));
            if (answer.status() >= OK + 100) {
                throw new IllegalStateException(service.title() + " answered " + answer);
            }
        }
    }

    private static Answer write(Service service, HttpCalls calls) {
        return switch (service) {
            case USER ->
                calls.post("/users", "{\"name\":\"Jo\",\"email\":\"" + UUID.randomUUID() + "@bench.example\"}");
            case NOTIFICATION -> calls.get("/notifications?page_size=100");
            case ORDER -> calls.post("/accounts", "{\"owner\":\"" + UUID.randomUUID() + "\",\"currency\":\"EUR\"}");
        };
    }
}
