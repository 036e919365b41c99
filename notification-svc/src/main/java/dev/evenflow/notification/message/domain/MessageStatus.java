package dev.evenflow.notification.message.domain;

import java.util.Locale;

/** How far the mail of a message is. */
public enum MessageStatus {

    /** It waits to be sent, for the first time or again. */
    PENDING,

    /** An instance is at it; recorded before the mail leaves. */
    SENDING,

    /** The mail server took it. */
    SENT,

    /** It was not sent, and will not be: refused for good, or tried too often. */
    FAILED,

    /** It may have been sent or not, and is not sent again. */
    UNKNOWN,

    /** It is not sent, because the user is deleted. */
    SKIPPED;

    /** As it stands in documents and answers; stable. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static MessageStatus named(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
