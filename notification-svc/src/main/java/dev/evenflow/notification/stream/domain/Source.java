package dev.evenflow.notification.stream.domain;

/** Where changes come from. */
public enum Source {
    USERS,
    ORDERS
}
