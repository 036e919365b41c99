package dev.evenflow.notification.mail;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;

/** Writes what must not be lost while MongoDB changes its primary, say: again and again for {@code evenflow.mail.grace}. */
@ApplicationScoped
class Recording {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final MailConfig config;

    Recording(MailConfig config) {
        this.config = config;
    }

    /** The write may be repeated. */
    Uni<Void> insist(Supplier<Uni<Void>> write) {
        return Uni.createFrom()
                .deferred(() -> write.get())
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireIn(config.grace().toMillis());
    }
}
