package dev.evenflow.notification.user.store;

import static java.util.Objects.requireNonNull;

import dev.evenflow.consistency.domain.CopyRow;
import dev.evenflow.notification.user.domain.Recipient;
import dev.evenflow.notification.user.domain.Recipient.Deleted;
import dev.evenflow.notification.user.domain.Recipient.Reachable;
import java.time.Instant;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The shape of a document in a copy of the users:
 * {@code {_id: <user id>, version, updated_at, deleted, name, email}}; a tombstone has neither name nor e-mail.
 * {@code updated_at} is an ISO-8601 string, because a BSON date would cut it to milliseconds.
 */
final class UserDocument {

    static final String ID = "_id";
    static final String VERSION = "version";
    static final String UPDATED_AT = "updated_at";
    static final String DELETED = "deleted";
    static final String NAME = "name";
    static final String EMAIL = "email";

    private UserDocument() {}

    static boolean isPresent(Document document) {
        return !document.getBoolean(DELETED, false);
    }

    static Object id(Document document) {
        return requireNonNull(document.get(ID));
    }

    static long userId(Document document) {
        return ((Number) id(document)).longValue();
    }

    static Recipient recipient(Document document) {
        return isPresent(document) ? new Reachable(document.getString(EMAIL)) : new Deleted();
    }

    /** 0 for a document that has none, which can only be damaged. */
    static long version(Document document) {
        return document.get(VERSION) instanceof Number version ? version.longValue() : 0;
    }

    static UserNotification read(Document document) {
        return new UserNotification(
                document.getLong(ID),
                document.getString(NAME),
                document.getString(EMAIL),
                Instant.parse(document.getString(UPDATED_AT)));
    }

    /** What is left of a document that user-svc never heard of: it counts as if it was not there. */
    static boolean saysNothing(Document document) {
        return !isPresent(document) && version(document) == 0;
    }

    /** The document as it was seen; a version that is none was seen as 0. */
    static Bson exactly(CopyRow seen) {
        Object version = seen.version() == 0 ? new Document("$not", new Document("$gt", 0)) : seen.version();
        Object deleted = seen.deleted() ? true : new Document("$ne", true);
        return new Document(ID, seen.id()).append(VERSION, version).append(DELETED, deleted);
    }

    /** Older than any change; the rest stays as it is until one comes. */
    static Bson rewound() {
        return new Document("$set", new Document(VERSION, 0L));
    }

    /** A tombstone that says nothing. */
    static Bson buried() {
        return new Document(
                        "$set",
                        new Document(VERSION, 0L).append(DELETED, true).append(UPDATED_AT, Instant.EPOCH.toString()))
                .append("$unset", new Document(NAME, "").append(EMAIL, ""));
    }

    /** Two plain fields instead of an explicit {@code $and}: an upsert takes the id of the new document from here. */
    static Bson older(Object userId, long version) {
        return new Document(ID, userId).append(VERSION, new Document("$lt", version));
    }
}
