package dev.evenflow.notification.message.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.descending;

import io.quarkus.mongodb.FindOptions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads what users were told. */
@ApplicationScoped
public class MessageReads {

    private final MessageCollection messages;

    MessageReads(MessageCollection messages) {
        this.messages = messages;
    }

    /** Messages to a user, newest first. */
    public Uni<List<UserMessage>> ofUser(long userId, int offset, int limit) {
        var options = new FindOptions()
                .filter(eq(MessageDocument.USER_ID, userId))
                .sort(descending(MessageDocument.CREATED_AT, MessageDocument.ID))
                .skip(offset)
                .limit(limit);
        return messages.documents()
                .find(options)
                .map(MessageDocument::message)
                .collect()
                .asList();
    }

    public Uni<Long> countOfUser(long userId) {
        return messages.documents().countDocuments(eq(MessageDocument.USER_ID, userId));
    }

    /** Those of these messages that are there, in any order. */
    public Uni<List<UserMessage>> byIds(Collection<UUID> ids) {
        return messages.documents()
                .find(in(MessageDocument.ID, ids.stream().map(UUID::toString).toList()))
                .map(MessageDocument::message)
                .collect()
                .asList();
    }
}
