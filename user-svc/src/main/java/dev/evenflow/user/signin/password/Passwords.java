package dev.evenflow.user.signin.password;

import dev.evenflow.user.signin.SignInConfig;
import dev.evenflow.web.CallingContext;
import dev.evenflow.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Hashes passwords on a few threads of its own: it is dear on purpose, and must cost nothing else its time. */
@Singleton
public class Passwords {

    /** What a password has at least, in UTF-16 units. */
    public static final int MIN_LENGTH = 12;

    /** What it has at most, in the same. */
    public static final int MAX_LENGTH = 128;

    private final SecureRandom random = new SecureRandom();
    private final Argon2 argon2;
    private final ExecutorService workers;
    private final String nobodys;

    Passwords(SignInConfig config) {
        var hashing = config.hashing();
        this.argon2 = new Argon2(Math.toIntExact(hashing.memory().asLongValue() / 1024), hashing.iterations());
        this.workers = new ThreadPoolExecutor(
                hashing.threads(),
                hashing.threads(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(hashing.queue()),
                Thread.ofPlatform().name("password-", 0).daemon().factory());
        this.nobodys = argon2.text(bytes(Argon2.SALT), bytes(Argon2.HASH));
    }

    /** To be stored. Fails with 503 when too many wait. */
    public Uni<String> hash(String password) {
        return onWorker(() -> argon2.hash(password, bytes(Argon2.SALT)));
    }

    /** Takes the same time, and is false, where nothing is stored. Fails with 503 when too many wait. */
    public Uni<Boolean> verify(String password, Optional<String> stored) {
        return onWorker(() -> Argon2.verify(password, stored.orElse(nobodys)) && stored.isPresent());
    }

    private <T> Uni<T> onWorker(Supplier<T> work) {
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(workers)
                .emitOn(CallingContext.executor())
                .onFailure(RejectedExecutionException.class)
                .transform(full -> ProblemType.UNAVAILABLE.because("Too many passwords wait to be checked"));
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }
}
