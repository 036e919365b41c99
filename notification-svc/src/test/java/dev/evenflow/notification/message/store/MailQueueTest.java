package dev.evenflow.notification.message.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.notification.OwnMongo;
import dev.evenflow.notification.index.Indexing;
import dev.evenflow.notification.message.Told;
import dev.evenflow.notification.message.domain.Composition;
import dev.evenflow.notification.message.domain.Message;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody sends anything here but the test. */
class MailQueueTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant AT = Instant.parse("2025-05-25T10:00:00Z");

    private static final OwnMongo MONGO = new OwnMongo();

    private final MessageCollection messages =
            new MessageCollection(MONGO.client(), "mail_queue_test", Indexing.byDefault());
    private final MailQueue queue = new MailQueue(messages);
    private final MessageStore store = new MessageStore(messages);
    private final MessageReads reads = new MessageReads(messages);

    @AfterAll
    static void stop() {
        MONGO.close();
    }

    @BeforeEach
    void empty() {
        sync(messages.documents().deleteMany(new Document()));
    }

    @Test
    void claim_givesEachMailToOne_whenManyAskAtOnce() {
        var ids = tell(200);
        var rounds = IntStream.range(0, 8)
                .mapToObj(i -> queue.claim(ids, "claim " + i, Instant.now()))
                .toList();

        var claimed = sync(Uni.join().all(rounds).andFailFast()).stream()
                .flatMap(List::stream)
                .map(QueuedMail::id)
                .toList();

        assertThat(claimed).doesNotHaveDuplicates();
        assertThat(new HashSet<>(claimed)).isEqualTo(new HashSet<>(ids));
        assertThat(sync(queue.due(Instant.now(), 10))).isEmpty();
    }

    @Test
    void release_givesBackWhatWasClaimed_andNothingElse() {
        var ids = tell(2);
        sync(queue.claim(ids.subList(0, 1), "mine", Instant.now()));
        sync(queue.claim(ids.subList(1, 2), "another's", Instant.now()));

        sync(queue.release(ids, "mine"));

        assertThat(sync(queue.due(Instant.now(), 10)))
                .singleElement()
                .satisfies(mail -> assertThat(mail.id()).isEqualTo(ids.getFirst()))
                .satisfies(mail -> assertThat(mail.attempts()).isZero());
    }

    @Test
    void settle_changesNothing_forAClaimOfAnother() {
        var mail = claimed("mine");

        sync(queue.settle(mail, "another's", new Settled.Failed("no")));

        assertThat(status(mail)).isEqualTo("sending");
    }

    @Test
    void settle_isBelieved_afterItWasGivenUpAsUnknown() {
        var mail = claimed("mine");
        assertThat(sync(queue.giveUpClaimedBefore(Instant.now().plusSeconds(1))))
                .isEqualTo(1);
        assertThat(status(mail)).isEqualTo("unknown");

        sync(queue.settle(mail, "mine", new Settled.Sent(Instant.now())));

        assertThat(status(mail)).isEqualTo("sent");
        sync(queue.settle(mail, "mine", new Settled.Failed("late")));
        assertThat(status(mail)).isEqualTo("sent");
    }

    @Test
    void giveUp_leavesAlone_whatWasClaimedLately() {
        var mail = claimed("mine");

        assertThat(sync(queue.giveUpClaimedBefore(Instant.now().minusSeconds(60))))
                .isZero();

        assertThat(status(mail)).isEqualTo("sending");
    }

    @Test
    void due_leavesOut_whatIsToBeSentLater() {
        var mail = claimed("mine");

        sync(queue.settle(mail, "mine", new Settled.Again(Instant.now().plusSeconds(60), "busy")));

        assertThat(sync(queue.due(Instant.now(), 10))).isEmpty();
        assertThat(sync(queue.due(Instant.now().plusSeconds(61), 10)))
                .singleElement()
                .satisfies(again -> assertThat(again.attempts()).isEqualTo(1));
    }

    @Test
    void settleUntried_isDoneByOneInstance() {
        tell(1);
        var mail = sync(queue.due(Instant.now(), 1)).getFirst();
        var later = new Untried(mail, new Settled.Again(Instant.now(), "no user"));

        sync(queue.settleUntried(List.of(later)));
        sync(queue.settleUntried(List.of(new Untried(mail, new Settled.Failed("no user")))));

        assertThat(status(mail)).isEqualTo("pending");
        assertThat(sync(queue.due(Instant.now(), 1)).getFirst().attempts()).isEqualTo(1);
    }

    private QueuedMail claimed(String claim) {
        return sync(queue.claim(tell(1), claim, Instant.now())).getFirst();
    }

    private List<UUID> tell(int count) {
        var told = IntStream.range(0, count)
                .mapToObj(i -> Composition.of(Told.orderOf(1).confirmed(), AT).orElseThrow())
                .toList();
        sync(store.keep(told));
        return told.stream().map(Message::id).toList();
    }

    private String status(QueuedMail mail) {
        return sync(reads.byIds(List.of(mail.id()))).getFirst().status();
    }

    private static <T> T sync(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
