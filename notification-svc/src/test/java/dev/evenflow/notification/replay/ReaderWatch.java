package dev.evenflow.notification.replay;

import static io.restassured.RestAssured.get;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** A reader that looks at some users all the time, and notes when one is missing or goes back to an older version. */
final class ReaderWatch {

    private final long[] users;
    private final long[] seen;
    private final List<String> surprises = new CopyOnWriteArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final CompletableFuture<Void> reading;
    private volatile boolean stopped;

    ReaderWatch(long... users) {
        this.users = users;
        this.seen = LongStream.of(users).map(user -> 0).toArray();
        this.reading = CompletableFuture.runAsync(this::read);
    }

    /** What it noted. */
    List<String> stop() {
        stopped = true;
        reading.join();
        return List.copyOf(surprises);
    }

    int looks() {
        return looks.get();
    }

    private void read() {
        while (!stopped) {
            for (var index = 0; index < users.length; index++) {
                look(index);
            }
        }
    }

    private void look(int index) {
        looks.incrementAndGet();
        var answer = get("/notifications/user/" + users[index]);
        if (answer.statusCode() != 200) {
            surprises.add("user " + users[index] + ": " + answer.statusCode());
            return;
        }
        var version = Long.parseLong(answer.jsonPath().getString("name").substring(1));
        if (version < seen[index]) {
            surprises.add("user " + users[index] + " went from " + seen[index] + " to " + version);
        }
        seen[index] = version;
    }
}
