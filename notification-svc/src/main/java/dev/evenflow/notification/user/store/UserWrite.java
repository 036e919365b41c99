package dev.evenflow.notification.user.store;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

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

    private Bson write() {
        return switch (change) {
            case Upsert u ->
                combine(state(false), set(UserDocument.NAME, u.name()), set(UserDocument.EMAIL, u.email()));
            case Tombstone t -> combine(state(true), unset(UserDocument.NAME), unset(UserDocument.EMAIL));
        };
    }

    private Bson state(boolean deleted) {
        return combine(
                set(UserDocument.VERSION, change.version()),
                set(UserDocument.UPDATED_AT, change.updatedAt().toString()),
                set(UserDocument.DELETED, deleted));
    }
}
