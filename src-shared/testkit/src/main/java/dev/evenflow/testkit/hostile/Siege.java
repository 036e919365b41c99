package dev.evenflow.testkit.hostile;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Sends many generated requests, one after the other over connections that are kept. The first answer that breaks a promise ends it with
 * an error that tells the seed, with which the same requests come again.
 */
public final class Siege {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int SIZE = 1_000;

    private final int port;
    private final Promises promises;
    private Optional<RawConnection> open = Optional.empty();

    public Siege(int port, Promises promises) {
        this.port = port;
        this.promises = promises;
    }

    /**
     * Sends so many.
     *
     * @return how many of each status came back; 0 for closed connections
     */
    public Counts run(long seed, int requests, Arbitrary<HostileRequest> any) {
        var counts = new Counts();
        JqwikSession.run(() -> {
            var generator = any.generator(SIZE);
            var random = new Random(seed);
            for (var i = 0; i < requests; i++) {
                counts.add(judged(generator.next(random).value(), "seed " + seed + ", request " + i));
            }
        });
        open.ifPresent(RawConnection::close);
        return counts;
    }

    private int judged(HostileRequest request, String which) {
        try {
            var answer = ask(request);
            answer.flatMap(promises::broken).ifPresent(broken -> {
                throw new AssertionError(broken);
            });
            return answer.map(RawAnswer::status).orElse(0);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(which + ": " + e.getMessage() + "\n" + request, e);
        }
    }

    /** Again over a new connection where a kept one was closed meanwhile: that is no answer to this request. */
    private Optional<RawAnswer> ask(HostileRequest request) {
        var first = open.flatMap(connection -> exchange(connection, request));
        return first.isPresent() ? first : exchange(renewed(), request);
    }

    private RawConnection renewed() {
        open.ifPresent(RawConnection::close);
        var connection = RawConnection.to(port, PATIENCE);
        open = Optional.of(connection);
        return connection;
    }

    private static Optional<RawAnswer> exchange(RawConnection connection, HostileRequest request) {
        connection.send(request.bytes());
        return connection.answer(request.method().equals("HEAD"));
    }
}
