package dev.evenflow.notification.user.store;

import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Takes a document over from another copy as it is. */
record CarriedWrite(Document document) implements GuardedWrite {

    @Override
    public WriteModel<Document> upsert() {
        return new ReplaceOneModel<>(older(), document, new ReplaceOptions().upsert(true));
    }

    @Override
    public WriteModel<Document> update() {
        return new ReplaceOneModel<>(older(), document);
    }

    private Bson older() {
        return UserDocument.older(UserDocument.id(document), UserDocument.version(document));
    }
}
