package dev.evenflow.notification.message.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import dev.evenflow.notification.message.domain.MessageStatus;
import dev.evenflow.notification.message.store.Settled.Again;
import dev.evenflow.notification.message.store.Settled.Failed;
import dev.evenflow.notification.message.store.Settled.Sent;
import dev.evenflow.notification.message.store.Settled.Skipped;
import dev.evenflow.notification.message.store.Settled.Unknown;
import java.util.Date;
import org.bson.Document;
import org.bson.conversions.Bson;

/** How the end of an attempt is written. */
final class MailUpdates {

    static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private MailUpdates() {}

    static Bson of(Settled settled) {
        return switch (settled) {
            case Sent s ->
                combine(
                        status(MessageStatus.SENT),
                        set(MessageDocument.SENT_AT, Date.from(s.at())),
                        unset(MessageDocument.REASON));
            case Again a ->
                combine(
                        status(MessageStatus.PENDING),
                        set(MessageDocument.DUE, Date.from(a.due())),
                        because(a.reason()));
            case Failed f -> combine(status(MessageStatus.FAILED), because(f.reason()));
            case Unknown u -> combine(status(MessageStatus.UNKNOWN), because(u.reason()));
            case Skipped s -> combine(status(MessageStatus.SKIPPED), because(s.reason()));
        };
    }

    /** Only if nobody else had to do with it since it was read, which the number of attempts tells. */
    static WriteModel<Document> of(Untried untried) {
        var unchanged = and(
                eq(MessageDocument.ID, untried.mail().id().toString()),
                eq(MessageDocument.STATUS, MessageStatus.PENDING.wireName()),
                eq(MessageDocument.ATTEMPTS, untried.mail().attempts()));
        return new UpdateOneModel<>(unchanged, combine(of(untried.settled()), inc(MessageDocument.ATTEMPTS, 1)));
    }

    private static Bson status(MessageStatus status) {
        return set(MessageDocument.STATUS, status.wireName());
    }

    private static Bson because(String reason) {
        return set(MessageDocument.REASON, reason);
    }
}
