package dev.evenflow.notification.mail;

import dev.evenflow.notification.message.Told;
import dev.evenflow.notification.message.domain.Composition;
import dev.evenflow.notification.message.domain.Message;
import dev.evenflow.notification.message.store.MessageReads;
import dev.evenflow.notification.message.store.MessageStore;
import dev.evenflow.notification.message.store.UserMessage;
import dev.evenflow.notification.user.domain.UserChange;
import dev.evenflow.notification.user.domain.UserChange.Upsert;
import dev.evenflow.notification.user.store.UserNotificationStore;
import io.quarkus.mongodb.reactive.ReactiveMongoClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Messages to users with addresses, as tests need them. */
@ApplicationScoped
public class Mails {

    private static final Instant AT = Instant.parse("2025-05-25T10:00:00Z");

    private final MessageStore store;
    private final MessageReads reads;
    private final UserNotificationStore users;
    private final ReactiveMongoClient client;
    private final String database;

    Mails(
            MessageStore store,
            MessageReads reads,
            UserNotificationStore users,
            ReactiveMongoClient client,
            @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        this.store = store;
        this.reads = reads;
        this.users = users;
        this.client = client;
        this.database = database;
    }

    void user(long userId, String email) {
        apply(new Upsert(userId, 1, AT, "Jane", email));
    }

    void apply(UserChange change) {
        sync(users.apply(List.of(change)));
    }

    /** A message to be sent at once. */
    Message tell(long userId) {
        var message = Composition.of(Told.orderOf(userId).confirmed(), AT).orElseThrow();
        sync(store.keep(List.of(message)));
        return message;
    }

    String status(Message message) {
        return sync(reads.byIds(List.of(message.id()))).stream()
                .map(UserMessage::status)
                .findFirst()
                .orElse("not there");
    }

    /** Why it was not sent, at the last attempt. */
    @Nullable String reason(Message message) {
        return sync(client.getDatabase(database)
                        .getCollection("messages")
                        .find(id(message))
                        .toUni())
                .getString("reason");
    }

    /** As somebody else left it. */
    void set(Message message, Document fields) {
        sync(client.getDatabase(database)
                .getCollection("messages")
                .updateOne(id(message), new Document("$set", fields)));
    }

    private static Document id(Message message) {
        return new Document("_id", message.id().toString());
    }

    static <T> T sync(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}
