package dev.evenflow.notification.message.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static dev.evenflow.notification.message.domain.MessageStatus.PENDING;
import static dev.evenflow.notification.message.domain.MessageStatus.SENDING;
import static dev.evenflow.notification.message.domain.MessageStatus.UNKNOWN;

import dev.evenflow.notification.message.domain.MessageStatus;
import io.quarkus.mongodb.FindOptions;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The messages that are to be sent, shared by all instances. Each change is conditional on what the message is at that
 * time, so of several instances one gets it. Which instance has it is told by the claim, an id of its own for each round
 * of sending.
 */
@ApplicationScoped
public class MailQueue {

    private static final String LEFT = "the instance that was sending it did not say how that ended";

    private final MessageCollection messages;

    MailQueue(MessageCollection messages) {
        this.messages = messages;
    }

    /** What is to be sent by now, the longest due first. */
    public Uni<List<QueuedMail>> due(Instant now, int limit) {
        return documents()
                .find(new FindOptions()
                        .filter(dueBy(now))
                        .sort(ascending(MessageDocument.DUE))
                        .limit(limit))
                .map(MessageDocument::mail)
                .collect()
                .asList();
    }

    /** Records that they are being sent; tells those that no other instance had taken meanwhile. */
    public Uni<List<QueuedMail>> claim(Collection<UUID> mails, String claim, Instant now) {
        var these = in(MessageDocument.ID, ids(mails));
        var taken = combine(
                status(SENDING),
                set(MessageDocument.CLAIM, claim),
                set(MessageDocument.CLAIMED_AT, Date.from(now)),
                inc(MessageDocument.ATTEMPTS, 1));
        return documents()
                .updateMany(and(these, dueBy(now)), taken)
                .chain(() -> documents()
                        .find(and(these, eq(MessageDocument.CLAIM, claim)))
                        .map(MessageDocument::mail)
                        .collect()
                        .asList());
    }

    /** Gives back what was claimed and certainly not sent. */
    public Uni<Void> release(Collection<UUID> mails, String claim) {
        var claimed = and(in(MessageDocument.ID, ids(mails)), being(SENDING), eq(MessageDocument.CLAIM, claim));
        return documents()
                .updateMany(claimed, combine(status(PENDING), inc(MessageDocument.ATTEMPTS, -1)))
                .replaceWithVoid();
    }

    /**
     * Records how sending ended; also when it had been given up as unknown meanwhile. Changes nothing when somebody else
     * has it. May be repeated.
     */
    public Uni<Void> settle(QueuedMail mail, String claim, Settled settled) {
        var mine = and(
                eq(MessageDocument.ID, mail.id().toString()),
                eq(MessageDocument.CLAIM, claim),
                in(MessageDocument.STATUS, SENDING.wireName(), UNKNOWN.wireName()));
        return documents().updateOne(mine, MailUpdates.of(settled)).replaceWithVoid();
    }

    /** Records of mails that were not even tried what becomes of them, in one bulk; of several instances one does. */
    public Uni<Void> settleUntried(Collection<Untried> untried) {
        return untried.isEmpty()
                ? Uni.createFrom().voidItem()
                : documents()
                        .bulkWrite(untried.stream().map(MailUpdates::of).toList(), MailUpdates.UNORDERED)
                        .replaceWithVoid();
    }

    /** What has been in sending for too long becomes unknown; tells how many that were. */
    public Uni<Long> giveUpClaimedBefore(Instant time) {
        return documents()
                .updateMany(
                        and(being(SENDING), lt(MessageDocument.CLAIMED_AT, Date.from(time))),
                        combine(status(UNKNOWN), set(MessageDocument.REASON, LEFT)))
                .map(result -> result.getModifiedCount());
    }

    private ReactiveMongoCollection<Document> documents() {
        return messages.documents();
    }

    private static List<String> ids(Collection<UUID> mails) {
        return mails.stream().map(UUID::toString).toList();
    }

    private static Bson dueBy(Instant now) {
        return and(being(PENDING), lte(MessageDocument.DUE, Date.from(now)));
    }

    private static Bson being(MessageStatus status) {
        return eq(MessageDocument.STATUS, status.wireName());
    }

    private static Bson status(MessageStatus status) {
        return set(MessageDocument.STATUS, status.wireName());
    }
}
