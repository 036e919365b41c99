package dev.evenflow.notification.consistency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.EventCodec;
import dev.evenflow.contracts.MessageCodec;
import dev.evenflow.contracts.Metadata;
import dev.evenflow.contracts.Subjects;
import dev.evenflow.contracts.WireType;
import dev.evenflow.contracts.consistency.DigestAnswer;
import dev.evenflow.contracts.consistency.RangeDigest;
import dev.evenflow.contracts.consistency.RepublishAnswer;
import dev.evenflow.contracts.consistency.RepublishQuery;
import dev.evenflow.contracts.consistency.RowAnswer;
import dev.evenflow.contracts.consistency.RowQuery;
import dev.evenflow.contracts.consistency.RowState;
import dev.evenflow.contracts.consistency.SnapshotAnswer;
import dev.evenflow.contracts.user.UserDeleted;
import dev.evenflow.contracts.user.UserEvent;
import dev.evenflow.contracts.user.UserUpdated;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.Nats;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands in for user-svc: answers from a table of its own, and publishes when it is told to. */
final class ScriptedUsers {

    private static final Instant AT = Instant.parse("2025-05-25T10:00:00Z");

    private static final List<String> QUESTIONS =
            List.of(Subjects.USER_DIGESTS, Subjects.USER_ROWS, Subjects.USER_REPUBLISH, Subjects.USER_SNAPSHOT);

    private final Connection nats;
    private final NavigableMap<Long, RowState> users = new ConcurrentSkipListMap<>();
    private final EventCodec events = new EventCodec();
    private final MessageCodec messages = new MessageCodec();
    private final Dispatcher dispatcher;
    private final List<Message> held = new ArrayList<>();
    private boolean holding;
    private final AtomicInteger snapshots = new AtomicInteger();

    ScriptedUsers(String url) throws IOException, InterruptedException {
        nats = Nats.connect(url);
        dispatcher = nats.createDispatcher(this::answer);
        comeBack();
    }

    /** Commits a state and publishes its event. */
    void write(long id, long version, boolean deleted) throws IOException, JetStreamApiException {
        commit(id, version, deleted);
        publish(id);
    }

    /** Commits a state whose event is lost. */
    void commit(long id, long version, boolean deleted) {
        users.put(id, new RowState(id, version, deleted, false));
    }

    /** Commits a state whose event has yet to be published. */
    void commitUnpublished(long id, long version) {
        users.put(id, new RowState(id, version, false, true));
    }

    void forget(long id) {
        users.remove(id);
    }

    void publish(long id) throws IOException, JetStreamApiException {
        var row = requireNonNull(users.get(id));
        var event = row.deleted()
                ? new UserDeleted(id, AT)
                : new UserUpdated(id, "v" + row.version(), "user" + id + "@example.com", AT);
        nats.jetStream().publish(Subjects.USER_EVENTS, encoded(event, row.version()));
    }

    void purge() throws IOException, JetStreamApiException {
        nats.jetStreamManagement().purgeStream(Subjects.USERS_STREAM);
    }

    long lastSequence() throws IOException, JetStreamApiException {
        return nats.jetStreamManagement()
                .getStreamInfo(Subjects.USERS_STREAM)
                .getStreamState()
                .getLastSequence();
    }

    boolean isConsumed() throws IOException, JetStreamApiException {
        var consumer = nats.jetStreamManagement().getConsumerInfo(Subjects.USERS_STREAM, "notification-svc");
        return consumer.getNumPending() + consumer.getNumAckPending() == 0;
    }

    /** Digests are answered only after {@link #release()}. */
    synchronized void hold() {
        holding = true;
    }

    synchronized void release() {
        holding = false;
        held.forEach(this::answerNow);
        held.clear();
    }

    /** As if it was not there. */
    void leave() {
        QUESTIONS.forEach(dispatcher::unsubscribe);
    }

    void comeBack() {
        QUESTIONS.forEach(dispatcher::subscribe);
    }

    int snapshots() {
        return snapshots.get();
    }

    void close() throws InterruptedException {
        nats.close();
    }

    private synchronized void answer(Message question) {
        if (holding && question.getSubject().equals(Subjects.USER_DIGESTS)) {
            held.add(question);
        } else {
            answerNow(question);
        }
    }

    private void answerNow(Message question) {
        try {
            nats.publish(question.getReplyTo(), messages.encode(answerTo(question)));
        } catch (IOException | JetStreamApiException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object answerTo(Message question) throws IOException, JetStreamApiException {
        return switch (question.getSubject()) {
            case Subjects.USER_DIGESTS -> new DigestAnswer(digests(), null);
            case Subjects.USER_ROWS -> rows(messages.decode(question.getData(), RowQuery.class));
            case Subjects.USER_REPUBLISH ->
                republish(messages.decode(question.getData(), RepublishQuery.class)
                        .ids());
            default -> snapshot();
        };
    }

    private List<RangeDigest> digests() {
        var digests = new TreeMap<Long, RangeDigest>();
        for (var row : users.values()) {
            var range = RangeDigest.rangeOf(row.id());
            digests.merge(
                    range,
                    RangeDigest.empty(range).plus(row.id(), row.version(), row.deleted()),
                    (some, one) -> some.plus(row.id(), row.version(), row.deleted()));
        }
        return List.copyOf(digests.values());
    }

    private RowAnswer rows(RowQuery query) {
        var found = users.values().stream()
                .filter(row -> query.ids().contains(row.id()) || query.ranges().contains(RangeDigest.rangeOf(row.id())))
                .toList();
        return new RowAnswer(
                found.stream().map(RowState::id).toList(),
                found.stream().map(RowState::version).toList(),
                found.stream().filter(RowState::deleted).map(RowState::id).toList(),
                found.stream().filter(RowState::unpublished).map(RowState::id).toList());
    }

    private RepublishAnswer republish(Collection<Long> ids) throws IOException, JetStreamApiException {
        var known = ids.stream().filter(users::containsKey).toList();
        for (var id : known) {
            publish(id);
        }
        return new RepublishAnswer(known.size());
    }

    private SnapshotAnswer snapshot() throws IOException, JetStreamApiException {
        snapshots.incrementAndGet();
        republish(users.keySet());
        return new SnapshotAnswer("snapshot", "running", users.size(), users.lastKey(), AT);
    }

    private byte[] encoded(UserEvent event, long version) {
        var id = UUID.randomUUID();
        return events.encode(new Envelope<>(
                        id,
                        WireType.of(event).name(),
                        event.aggregateId(),
                        version,
                        AT,
                        Metadata.startedBy(id, null, 1),
                        event))
                .getBytes(UTF_8);
    }
}
