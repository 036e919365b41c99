package dev.evenflow.notification.user.store;

import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import dev.evenflow.messaging.consume.StoreOutage;
import jakarta.inject.Singleton;

/** MongoDB is away, or is changing its primary. */
@Singleton
public class MongoOutage implements StoreOutage {

    @Override
    public boolean isBehind(Throwable failure) {
        return failure instanceof MongoSocketException
                || failure instanceof MongoTimeoutException
                || failure instanceof MongoNotPrimaryException
                || failure instanceof MongoNodeIsRecoveringException;
    }
}
