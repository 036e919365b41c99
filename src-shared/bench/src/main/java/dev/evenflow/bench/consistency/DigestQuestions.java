package dev.evenflow.bench.consistency;

import dev.evenflow.contracts.MessageCodec;
import dev.evenflow.contracts.Subjects;
import dev.evenflow.contracts.consistency.DigestAnswer;
import dev.evenflow.contracts.consistency.DigestQuery;
import io.nats.client.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Asks user-svc what all users add up to. */
record DigestQuestions(Connection nats, boolean recount) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final MessageCodec CODEC = new MessageCodec();

    /** The median of so many, in milliseconds, after as many that do not count. */
    double median(int questions, long users) {
        var times =
                DoubleStream.generate(() -> millis(users)).limit(2L * questions).toArray();
        return DoubleStream.of(times).skip(questions).sorted().toArray()[questions / 2];
    }

    private double millis(long users) {
        var begun = System.nanoTime();
        var rows = 0L;
        for (@Nullable Long next = 0L; next != null; ) {
            var answer = ask(next);
            rows += answer.ranges().stream().mapToLong(range -> range.rows()).sum();
            next = answer.next();
        }
        if (rows != users) {
            throw new IllegalStateException(rows + " users are told of, not " + users);
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    private DigestAnswer ask(long from) {
        try {
            var question = CODEC.encode(new DigestQuery(from, DigestQuery.MAX_RANGES, recount));
            var answer = nats.request(Subjects.USER_DIGESTS, question, PATIENCE);
            if (answer == null) {
                throw new IllegalStateException("nobody answers");
            }
            return CODEC.decode(answer.getData(), DigestAnswer.class);
        } catch (IOException e) {
            throw new IllegalStateException("not an answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
