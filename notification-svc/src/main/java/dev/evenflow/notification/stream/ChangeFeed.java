package dev.evenflow.notification.stream;

import dev.evenflow.contracts.Subjects;
import dev.evenflow.messaging.replay.StreamExtent;
import dev.evenflow.messaging.replay.StreamReplay;
import dev.evenflow.notification.stream.domain.Position;
import dev.evenflow.notification.stream.domain.Source;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The two event streams as one feed. */
@ApplicationScoped
class ChangeFeed {

    private static final int BATCH = 50;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final StreamReplay streams;
    private final AppliedUsers users;
    private final AppliedOrders orders;
    private final StreamMetrics metrics;
    private final StreamConfig config;

    ChangeFeed(
            StreamReplay streams,
            AppliedUsers users,
            AppliedOrders orders,
            StreamMetrics metrics,
            StreamConfig config) {
        this.streams = streams;
        this.users = users;
        this.orders = orders;
        this.metrics = metrics;
        this.config = config;
    }

    /** What the streams hold. */
    record Extents(StreamExtent users, StreamExtent orders) {

        Position head() {
            return new Position(users.last(), orders.last());
        }

        /** Behind which it is read, so that those who were away for a moment miss nothing. */
        Position floor(int history) {
            return new Position(floor(users, history), floor(orders, history));
        }

        private static long floor(StreamExtent extent, int history) {
            return Math.max(Math.max(extent.first() - 1, 0), extent.last() - history);
        }
    }

    /** Waits while NATS is away. */
    Uni<Extents> extents() {
        return Uni.combine()
                .all()
                .unis(streams.extent(stream(Source.USERS)), streams.extent(stream(Source.ORDERS)))
                .collectFailures()
                .with((ofUsers, ofOrders) -> new Extents(ofUsers, ofOrders))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    /** Tells the audience every change behind the floor, until it is cancelled or a stream is no longer what it was. */
    Cancellable read(Extents extents, Audience audience, Runnable changed) {
        var floor = extents.floor(config.history());
        audience.begin(floor);
        return Multi.createBy()
                .merging()
                .streams(
                        reading(Source.USERS, extents.users(), users, floor, audience)
                                .run(),
                        reading(Source.ORDERS, extents.orders(), orders, floor, audience)
                                .run())
                .subscribe()
                .with(never -> {}, failure -> changed.run());
    }

    private FeedReading reading(
            Source source, StreamExtent extent, AppliedEvents applied, Position floor, Audience audience) {
        var cursor = streams.read(stream(source), subject(source), extent, floor.in(source) + 1, BATCH);
        return new FeedReading(source, cursor, applied, audience, metrics, config);
    }

    private static String stream(Source source) {
        return switch (source) {
            case USERS -> Subjects.USERS_STREAM;
            case ORDERS -> Subjects.ORDERS_STREAM;
        };
    }

    private static String subject(Source source) {
        return switch (source) {
            case USERS -> Subjects.USER_EVENTS;
            case ORDERS -> Subjects.ORDER_EVENTS;
        };
    }
}
