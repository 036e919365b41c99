package dev.evenflow.notification.message.store;

import dev.evenflow.notification.message.domain.Message;
import dev.evenflow.notification.message.domain.MessageStatus;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Date;
import java.util.UUID;
import org.bson.Document;

/**
 * The shape of a message: {@code {_id, user_id, kind, order_id, subject, body, created_at, status, attempts, due, claim,
 * claimed_at, sent_at, reason}}. {@code due} is when it is to be sent next, {@code claim} the round of sending that has it
 * or had it, {@code reason} why it was not sent at the last attempt. {@code created_at} is an ISO-8601 string of fixed
 * length, because a BSON date would cut it to milliseconds; as a string it sorts by time.
 */
final class MessageDocument {

    static final String ID = "_id";
    static final String USER_ID = "user_id";
    static final String KIND = "kind";
    static final String ORDER_ID = "order_id";
    static final String SUBJECT = "subject";
    static final String BODY = "body";
    static final String CREATED_AT = "created_at";
    static final String STATUS = "status";
    static final String ATTEMPTS = "attempts";
    static final String DUE = "due";
    static final String CLAIM = "claim";
    static final String CLAIMED_AT = "claimed_at";
    static final String SENT_AT = "sent_at";
    static final String REASON = "reason";

    private static final int NANO_DIGITS = 9;

    /** Nine digits of a second, always. */
    private static final DateTimeFormatter FIXED_LENGTH =
            new DateTimeFormatterBuilder().appendInstant(NANO_DIGITS).toFormatter();

    private MessageDocument() {}

    /** A message that is to be sent. */
    static Document pending(Message message, Instant due) {
        return new Document(ID, message.id().toString())
                .append(USER_ID, message.userId())
                .append(KIND, message.kind().wireName())
                .append(ORDER_ID, message.orderId().toString())
                .append(SUBJECT, message.subject())
                .append(BODY, message.body())
                .append(CREATED_AT, FIXED_LENGTH.format(message.createdAt()))
                .append(STATUS, MessageStatus.PENDING.wireName())
                .append(ATTEMPTS, 0)
                .append(DUE, Date.from(due));
    }

    static UserMessage message(Document document) {
        return new UserMessage(
                document.getString(ID),
                document.getLong(USER_ID),
                document.getString(KIND),
                document.getString(SUBJECT),
                document.getString(BODY),
                document.getString(ORDER_ID),
                document.getString(STATUS),
                Instant.parse(document.getString(CREATED_AT)));
    }

    static QueuedMail mail(Document document) {
        return new QueuedMail(
                UUID.fromString(document.getString(ID)),
                document.getLong(USER_ID),
                document.getString(SUBJECT),
                document.getString(BODY),
                document.getInteger(ATTEMPTS, 0));
    }
}
