package dev.evenflow.bench.rollout;

import dev.evenflow.bench.load.InsistentCalls;
import dev.evenflow.bench.load.Writers;
import java.util.Random;
import java.util.function.IntConsumer;

/** Reads the copies of users, whether they exist or not. */
record CopyReader(InsistentCalls calls, Random random) implements IntConsumer {

    private static final int READERS = 2;
    private static final int USERS = 2_000;

    static Writers crew(InsistentCalls calls) {
        return new Writers(READERS, (number, random) -> new CopyReader(calls.from(number), random));
    }

    @Override
    public void accept(int number) {
        var path = "/notifications/user/" + (1 + random.nextInt(USERS));
        calls.until(answer -> answer.status() == 200 || answer.status() == 404, instance -> instance.get(path));
    }
}
