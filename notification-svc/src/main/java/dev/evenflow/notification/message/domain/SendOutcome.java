package dev.evenflow.notification.message.domain;

/** What became of an attempt to send a mail. */
public sealed interface SendOutcome {

    /** The mail server took it. */
    record Sent() implements SendOutcome {}

    /** It was certainly not sent; another attempt may succeed. */
    record NotYet(String reason) implements SendOutcome {}

    /** It was certainly not sent, and never will be. */
    record Refused(String reason) implements SendOutcome {}

    /** Nobody knows: the connection broke, or no answer came in time. */
    record Uncertain(String reason) implements SendOutcome {}
}
