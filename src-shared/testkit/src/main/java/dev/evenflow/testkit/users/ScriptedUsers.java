package dev.evenflow.testkit.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.EventCodec;
import dev.evenflow.contracts.MessageCodec;
import dev.evenflow.contracts.Metadata;
import dev.evenflow.contracts.Subjects;
import dev.evenflow.contracts.WireType;
import dev.evenflow.contracts.consistency.RepublishAnswer;
import dev.evenflow.contracts.consistency.RepublishQuery;
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
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands in for user-svc at a broker: answers from a table of its own, and publishes when it is told to. */
public final class ScriptedUsers {

    private static final Instant AT = Instant.parse("2025-05-25T10:00:00Z");

    private static final List<String> QUESTIONS =
            List.of(Subjects.USER_DIGESTS, Subjects.USER_ROWS, Subjects.USER_REPUBLISH, Subjects.USER_SNAPSHOT);

    private final Connection nats;
    private final UserRows rows = new UserRows();
    private final EventCodec events = new EventCodec();
    private final MessageCodec messages = new MessageCodec();
    private final Dispatcher dispatcher;
    private final List<Message> held = new ArrayList<>();
    private final AtomicInteger snapshots = new AtomicInteger();
    private boolean holding;

    /** Knows nobody, and answers. */
    public ScriptedUsers(String url) throws IOException, InterruptedException {
        nats = Nats.connect(url);
        dispatcher = nats.createDispatcher(this::answer);
        comeBack();
    }

    /** Commits a state and publishes its event. */
    public void write(long id, long version, boolean deleted) throws IOException, JetStreamApiException {
        commit(id, version, deleted);
        publish(id);
    }

    /** Commits a state whose event is lost. */
    public void commit(long id, long version, boolean deleted) {
        rows.put(new RowState(id, version, deleted, false));
    }

    /** Commits a state whose event has yet to be published. */
    public void commitUnpublished(long id, long version) {
        rows.put(new RowState(id, version, false, true));
    }

    /** Commits a state, then publishes its event. */
    public void writeInTwoSteps(long id, long version) throws IOException, JetStreamApiException {
        commitUnpublished(id, version);
        publish(id);
        commit(id, version, false);
    }

    private void publish(long id) throws IOException, JetStreamApiException {
        var row = rows.get(id);
        var event = row.deleted()
                ? new UserDeleted(id, AT)
                : new UserUpdated(id, "v" + row.version(), "user" + id + "@example.com", AT);
        nats.jetStream().publish(Subjects.USER_EVENTS, encoded(event, row.version()));
    }

    /** Loses every event. */
    public void purge() throws IOException, JetStreamApiException {
        nats.jetStreamManagement().purgeStream(Subjects.USERS_STREAM);
    }

    /** What the stream calls the last event. */
    public long lastSequence() throws IOException, JetStreamApiException {
        return nats.jetStreamManagement()
                .getStreamInfo(Subjects.USERS_STREAM)
                .getStreamState()
                .getLastSequence();
    }

    /** Whether a consumer has acknowledged every event. */
    public boolean isConsumedBy(String consumer) throws IOException, JetStreamApiException {
        var info = nats.jetStreamManagement().getConsumerInfo(Subjects.USERS_STREAM, consumer);
        return info.getNumPending() + info.getNumAckPending() == 0;
    }

    /** Digests are answered only after {@link #release()}. */
    public synchronized void hold() {
        holding = true;
    }

    /** Answers what was held, and from now on at once. */
    public synchronized void release() {
        holding = false;
        held.forEach(this::answerNow);
        held.clear();
    }

    /** As if it was not there. */
    public void leave() {
        QUESTIONS.forEach(dispatcher::unsubscribe);
    }

    /** Answers again. */
    public void comeBack() {
        QUESTIONS.forEach(dispatcher::subscribe);
    }

    /** How often it was asked to publish everybody. */
    public int snapshots() {
        return snapshots.get();
    }

    /** Leaves for good. */
    public void close() throws InterruptedException {
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
        var data = question.getData();
        return switch (question.getSubject()) {
            case Subjects.USER_DIGESTS -> rows.digests();
            case Subjects.USER_ROWS -> rows.answerTo(messages.decode(data, RowQuery.class));
            case Subjects.USER_REPUBLISH ->
                republish(messages.decode(data, RepublishQuery.class).ids());
            default -> snapshot();
        };
    }

    private RepublishAnswer republish(Collection<Long> ids) throws IOException, JetStreamApiException {
        var known = ids.stream().filter(rows::contains).toList();
        for (var id : known) {
            publish(id);
        }
        return new RepublishAnswer(known.size());
    }

    private SnapshotAnswer snapshot() throws IOException, JetStreamApiException {
        snapshots.incrementAndGet();
        var published = republish(rows.ids());
        var last = rows.ids().stream().reduce((one, next) -> next).orElse(0L);
        return new SnapshotAnswer("snapshot", "running", published.published(), last, AT);
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
