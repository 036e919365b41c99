package dev.evenflow.security.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller is. One may be several. */
public enum Role {
    /** A person with data of their own. */
    USER,
    /** Reads everything. */
    SUPPORT,
    /** Reads and changes everything, and operates the services. */
    ADMIN,
    /** Another service. */
    SERVICE;

    /** As tokens and databases have it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Exactly as {@link #wireName()}; empty for roles that mean nothing here. */
    public static Optional<Role> named(String name) {
        return Arrays.stream(values())
                .filter(role -> role.wireName().equals(name))
                .findFirst();
    }
}
