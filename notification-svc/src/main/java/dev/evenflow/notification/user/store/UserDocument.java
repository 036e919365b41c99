package dev.evenflow.notification.user.store;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import dev.evenflow.notification.user.domain.UserChange;
import dev.evenflow.notification.user.domain.UserChange.Tombstone;
import dev.evenflow.notification.user.domain.UserChange.Upsert;
import java.time.Instant;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The shape of a document in {@code user_notifications}:
 * {@code {_id: <user id>, version, updated_at, deleted, name, email}}; a tombstone has neither name nor e-mail.
 * {@code updated_at} is an ISO-8601 string, because a BSON date would cut it to milliseconds.
 */
final class UserDocument {

    static final String ID = "_id";
    static final String DELETED = "deleted";
    private static final String VERSION = "version";
    private static final String UPDATED_AT = "updated_at";
    private static final String NAME = "name";
    private static final String EMAIL = "email";

    private UserDocument() {}

    /** Writes the change where the stored version is older, inserts it where there is none; else error 11000. */
    static UpdateOneModel<Document> guardedUpsert(UserChange change) {
        return new UpdateOneModel<>(older(change), write(change), new UpdateOptions().upsert(true));
    }

    /** Writes the change where the stored version is older; else nothing. */
    static UpdateOneModel<Document> guardedUpdate(UserChange change) {
        return new UpdateOneModel<>(older(change), write(change));
    }

    static boolean isPresent(Document document) {
        return !document.getBoolean(DELETED, false);
    }

    static UserNotification read(Document document) {
        return new UserNotification(
                document.getLong(ID),
                document.getString(NAME),
                document.getString(EMAIL),
                Instant.parse(document.getString(UPDATED_AT)));
    }

    /** Two plain fields instead of an explicit {@code $and}: an upsert takes the id of the new document from here. */
    private static Bson older(UserChange change) {
        return new Document(ID, change.userId()).append(VERSION, new Document("$lt", change.version()));
    }

    private static Bson write(UserChange change) {
        return switch (change) {
            case Upsert u -> combine(state(u, false), set(NAME, u.name()), set(EMAIL, u.email()));
            case Tombstone t -> combine(state(t, true), unset(NAME), unset(EMAIL));
        };
    }

    private static Bson state(UserChange change, boolean deleted) {
        return combine(
                set(VERSION, change.version()),
                set(UPDATED_AT, change.updatedAt().toString()),
                set(DELETED, deleted));
    }
}
