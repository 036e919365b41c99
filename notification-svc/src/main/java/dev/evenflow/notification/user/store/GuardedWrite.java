package dev.evenflow.notification.user.store;

import com.mongodb.client.model.WriteModel;
import org.bson.Document;

/** A write of one user that takes effect only where the stored version is older. */
interface GuardedWrite {

    /** Inserts where there is none, too; error 11000 where the stored version is not older. */
    WriteModel<Document> upsert();

    /** Changes nothing where there is none, or the stored version is not older. */
    WriteModel<Document> update();
}
