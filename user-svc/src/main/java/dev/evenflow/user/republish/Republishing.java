package dev.evenflow.user.republish;

import dev.evenflow.contracts.EventIds;
import dev.evenflow.contracts.consistency.RepublishAnswer;
import dev.evenflow.contracts.consistency.RepublishQuery;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Publishes the states of named users. */
@ApplicationScoped
public class Republishing {

    private final UserStates states;
    private final StatePublisher publisher;
    private final EventIds ids;

    Republishing(UserStates states, StatePublisher publisher, EventIds ids) {
        this.states = states;
        this.publisher = publisher;
        this.ids = ids;
    }

    /** Completes when the broker has them; fails as {@link StatePublisher} does. */
    public Uni<RepublishAnswer> of(RepublishQuery query) {
        return states.named(query.ids())
                .call(found -> publisher.publish(found, ids.next(), state -> ids.next()))
                .map(found -> new RepublishAnswer(found.size()));
    }
}
