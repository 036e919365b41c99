package dev.evenflow.notification.user.store;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import dev.evenflow.notification.user.domain.UserChange;
import dev.evenflow.notification.user.domain.UserChange.Tombstone;
import dev.evenflow.notification.user.domain.UserChange.Upsert;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Writes a change. */
record UserWrite(UserChange change) implements GuardedWrite {

    private static final String SET = "$set";
    private static final Bson NAME_AND_EMAIL = new Document(UserDocument.NAME, "").append(UserDocument.EMAIL, "");

    @Override
    public WriteModel<Document> upsert() {
        return new UpdateOneModel<>(older(), write(), new UpdateOptions().upsert(true));
    }

    @Override
    public WriteModel<Document> update() {
        return new UpdateOneModel<>(older(), write());
    }

    private Bson older() {
        return UserDocument.older(change.userId(), change.version());
    }

    /** Plain documents: the driver's builders cost more than the rest of a write. */
    private Bson write() {
        return switch (change) {
            case Upsert u ->
                new Document(
                        SET, state(false).append(UserDocument.NAME, u.name()).append(UserDocument.EMAIL, u.email()));
            case Tombstone t -> new Document(SET, state(true)).append("$unset", NAME_AND_EMAIL);
        };
    }

    private Document state(boolean deleted) {
        return new Document(UserDocument.VERSION, change.version())
                .append(UserDocument.UPDATED_AT, change.updatedAt().toString())
                .append(UserDocument.DELETED, deleted);
    }
}
