package dev.evenflow.contracts.consistency;

import java.util.List;

/**
 * Asks for the state of users to be published again, on {@link dev.evenflow.contracts.Subjects#USER_REPUBLISH}.
 *
 * @param ids at most {@value #MAX_IDS}; unknown ones are left out
 */
public record RepublishQuery(List<Long> ids) {

    public static final int MAX_IDS = 1000;

    public RepublishQuery {
        ids = List.copyOf(ids);
        if (ids.size() > MAX_IDS) {
            throw new IllegalArgumentException("at most " + MAX_IDS + " ids");
        }
    }
}
