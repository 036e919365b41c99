package dev.evenflow.bench.sync;

import dev.evenflow.bench.load.InsistentCalls;
import dev.evenflow.bench.load.Writers;
import dev.evenflow.testkit.service.Answer;
import dev.evenflow.testkit.service.HttpCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** Creates, updates and deletes users of its own. */
public final class UserWriter implements IntConsumer {

    private static final int WRITERS = 8;

    private final InsistentCalls calls;
    private final String name;
    private final Random random;
    private final List<Long> own = new ArrayList<>();

    private UserWriter(InsistentCalls calls, String name, Random random) {
        this.calls = calls;
        this.name = name;
        this.random = random;
    }

    /**
     * Several of them.
     *
     * @param family tells the users of one crew from those of another
     */
    public static Writers crew(List<HttpCalls> instances, String family) {
        return crew(new InsistentCalls(instances), family);
    }

    /** The same, with calls that may give up. */
    public static Writers crew(InsistentCalls calls, String family) {
        return new Writers(
                WRITERS, (number, random) -> new UserWriter(calls.from(number), family + "-" + number, random));
    }

    @Override
    public void accept(int number) {
        var email = name + "-" + number + "@example.com";
        var kind = own.isEmpty() ? 0 : random.nextInt(10);
        if (kind < 5) {
            create(email);
        } else if (kind < 9) {
            var id = own.get(random.nextInt(own.size()));
            acknowledge(instance -> instance.put("/users/" + id, body(email)), 200);
        } else {
            var id = own.remove(random.nextInt(own.size()));
            acknowledge(instance -> instance.delete("/users/" + id), 204);
        }
    }

    /** A create that was cut off may have happened: its key gets the answer it would have had. */
    private void create(String email) {
        var answer = acknowledge(instance -> instance.postOnce(email, "/users", body(email)), 201);
        own.add(answer.json().path("id").asLong());
    }

    private Answer acknowledge(Function<HttpCalls, Answer> call, Integer... statuses) {
        return calls.until(answer -> List.of(statuses).contains(answer.status()), call);
    }

    private static String body(String email) {
        return "{\"name\":\"Name of " + email + "\",\"email\":\"" + email + "\"}";
    }
}
