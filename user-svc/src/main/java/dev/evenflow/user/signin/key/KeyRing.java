package dev.evenflow.user.signin.key;

import dev.evenflow.user.signin.SignInConfig;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The keys of this issuer. All of them verify; the last by name signs, once it has been published long enough for everybody to
 * know it. So a key is replaced by adding one with a later name, and deleting the old one when its last token is over.
 */
@Singleton
public class KeyRing {

    private static final Logger LOG = Logger.getLogger(KeyRing.class);
    private static final int BEFORE_ANYBODY_ASKS = 1;

    private final Optional<KeyFolder> folder;
    private final Duration publishAhead;
    private final Clock clock;
    private volatile List<SigningKey> keys = List.of();

    KeyRing(SignInConfig config, Clock clock) {
        this.folder = config.keys().map(KeyFolder::new);
        this.publishAhead = config.keysPublishAhead();
        this.clock = clock;
    }

    /** @throws IllegalStateException when there is a folder, and no key in it */
    void load(@Observes @Priority(BEFORE_ANYBODY_ASKS) StartupEvent starting) {
        folder.ifPresent(found -> keys = found.read());
    }

    /** On a worker thread. What cannot be read changes nothing. */
    @Scheduled(
            every = "${evenflow.sign-in.keys-reread-every}",
            delayed = "${evenflow.sign-in.keys-reread-every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void reread() {
        try {
            folder.ifPresent(found -> keys = found.read());
        } catch (RuntimeException e) {
            LOG.warnf("The keys stay as they are: %s", e.toString());
        }
    }

    /** Whether this service issues tokens. */
    public boolean isIssuing() {
        return folder.isPresent();
    }

    public List<SigningKey> all() {
        return keys;
    }

    public Optional<SigningKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** Empty where no tokens are issued. */
    public Optional<SigningKey> signing() {
        return signing(keys, clock.instant().minus(publishAhead));
    }

    static Optional<SigningKey> signing(List<SigningKey> keys, Instant longAgo) {
        if (keys.size() < 2) {
            return keys.stream().findFirst();
        }
        return Optional.of(keys.getLast().since().isAfter(longAgo) ? keys.get(keys.size() - 2) : keys.getLast());
    }
}
