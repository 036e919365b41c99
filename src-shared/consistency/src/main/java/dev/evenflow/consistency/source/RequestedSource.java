package dev.evenflow.consistency.source;

import static dev.evenflow.contracts.Subjects.USER_DIGESTS;
import static dev.evenflow.contracts.Subjects.USER_REPUBLISH;
import static dev.evenflow.contracts.Subjects.USER_ROWS;
import static dev.evenflow.contracts.Subjects.USER_SNAPSHOT;

import dev.evenflow.contracts.consistency.DigestAnswer;
import dev.evenflow.contracts.consistency.DigestQuery;
import dev.evenflow.contracts.consistency.RangeDigest;
import dev.evenflow.contracts.consistency.RepublishAnswer;
import dev.evenflow.contracts.consistency.RepublishQuery;
import dev.evenflow.contracts.consistency.RowAnswer;
import dev.evenflow.contracts.consistency.RowQuery;
import dev.evenflow.contracts.consistency.RowState;
import dev.evenflow.contracts.consistency.SnapshotAnswer;
import dev.evenflow.contracts.consistency.SnapshotQuery;
import dev.evenflow.messaging.request.Requests;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks user-svc by NATS. */
@ApplicationScoped
class RequestedSource implements UserSource {

    /** Ranges that are recounted by one request: a million rows, which takes a second or two. */
    private static final int RECOUNTED = 1_024;

    private final Requests requests;

    RequestedSource(Requests requests) {
        this.requests = requests;
    }

    @Override
    public Uni<Map<Long, RangeDigest>> digests(boolean recount) {
        return digests(0, recount, new HashMap<>());
    }

    private Uni<Map<Long, RangeDigest>> digests(long from, boolean recount, Map<Long, RangeDigest> found) {
        var query = new DigestQuery(from, recount ? RECOUNTED : DigestQuery.MAX_RANGES, recount);
        return requests.ask(USER_DIGESTS, query, DigestAnswer.class).chain(answer -> {
            answer.ranges().forEach(digest -> found.put(digest.range(), digest));
            var next = answer.next();
            return next == null ? Uni.createFrom().item(found) : digests(next, recount, found);
        });
    }

    @Override
    public Uni<Map<Long, RowState>> rows(List<Long> ranges) {
        return rows(RowQuery.ofRanges(ranges));
    }

    @Override
    public Uni<Map<Long, RowState>> rowsById(List<Long> ids) {
        return Parts.of(ids, RowQuery.MAX_IDS).collect(part -> rows(RowQuery.ofIds(part)), Parts::merged);
    }

    private Uni<Map<Long, RowState>> rows(RowQuery query) {
        return requests.ask(USER_ROWS, query, RowAnswer.class).map(RowAnswer::byId);
    }

    @Override
    public Uni<Void> republish(List<Long> ids) {
        return Parts.of(ids, RepublishQuery.MAX_IDS)
                .each(part -> requests.ask(USER_REPUBLISH, new RepublishQuery(part), RepublishAnswer.class));
    }

    @Override
    public Uni<SnapshotAnswer> snapshot() {
        return requests.ask(USER_SNAPSHOT, new SnapshotQuery(null), SnapshotAnswer.class);
    }
}
