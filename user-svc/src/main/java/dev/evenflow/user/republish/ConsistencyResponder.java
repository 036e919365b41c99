package dev.evenflow.user.republish;

import dev.evenflow.contracts.Subjects;
import dev.evenflow.contracts.consistency.DigestQuery;
import dev.evenflow.contracts.consistency.RepublishQuery;
import dev.evenflow.contracts.consistency.RowQuery;
import dev.evenflow.contracts.consistency.SnapshotAnswer;
import dev.evenflow.contracts.consistency.SnapshotQuery;
import dev.evenflow.messaging.publish.PublishFailedException;
import dev.evenflow.messaging.request.RequestRefusedException;
import dev.evenflow.messaging.request.Responders;
import dev.evenflow.user.digest.Digests;
import dev.evenflow.user.digest.UserRows;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Answers those who hold a copy of the users. */
@ApplicationScoped
class ConsistencyResponder {

    private final Responders responders;
    private final Digests digests;
    private final UserRows rows;
    private final Republishing republishing;
    private final Snapshots snapshots;

    ConsistencyResponder(
            Responders responders, Digests digests, UserRows rows, Republishing republishing, Snapshots snapshots) {
        this.responders = responders;
        this.digests = digests;
        this.rows = rows;
        this.republishing = republishing;
        this.snapshots = snapshots;
    }

    void start(@Observes StartupEvent event) {
        responders.answer(Subjects.USER_DIGESTS, DigestQuery.class, digests::of);
        responders.answer(Subjects.USER_ROWS, RowQuery.class, rows::of);
        responders.answer(Subjects.USER_REPUBLISH, RepublishQuery.class, this::republish);
        responders.answer(Subjects.USER_SNAPSHOT, SnapshotQuery.class, this::snapshot);
    }

    private Uni<?> republish(RepublishQuery query) {
        return republishing
                .of(query)
                .onFailure(PublishFailedException.class)
                .transform(failure -> refusal(RequestRefusedException.UNAVAILABLE, failure));
    }

    private Uni<SnapshotAnswer> snapshot(SnapshotQuery query) {
        return snapshots
                .begin(query.since())
                .map(SnapshotView::answer)
                .onFailure(OtherSnapshotException.class)
                .transform(failure -> refusal(RequestRefusedException.CONFLICT, failure));
    }

    private static RequestRefusedException refusal(int code, Throwable failure) {
        return new RequestRefusedException(code, String.valueOf(failure.getMessage()));
    }
}
