package dev.evenflow.testkit.demo;

import dev.evenflow.testkit.run.Console;
import dev.evenflow.testkit.run.Stack;
import java.time.Duration;
import java.util.ArrayList;

/** NATS crashes; users are written all the same, and their events follow once it is back. */
final class OutageStory {

    private static final Duration DRAIN = Duration.ofSeconds(20);
    private static final int USERS = 5;

    private final Stack stack;
    private final Users users;
    private final Console console;

    OutageStory(Stack stack, Users users, Console console) {
        this.stack = stack;
        this.users = users;
        this.console = console;
    }

    void tell() {
        console.heading("NATS is killed, and users are created all the same");
        var nats = stack.servers().nats().orElseThrow(() -> new Surprise("NATS is not ours to kill"));
        nats.kill();
        console.ok("killed nats-server with -9");
        var ids = new ArrayList<Long>();
        for (var number = 1; number <= USERS; number++) {
            ids.add(users.create("Writer " + number, email(number)));
        }

        console.heading("NATS is back, and the copy catches up");
        nats.restart();
        console.ok("restarted nats-server");
        for (var number = 1; number <= USERS; number++) {
            users.awaitCopy(ids.get(number - 1), email(number), DRAIN);
        }
    }

    private static String email(int number) {
        return "writer" + number + "@example.com";
    }
}
