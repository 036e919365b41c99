package dev.evenflow.user.digest;

import dev.evenflow.contracts.consistency.DigestAnswer;
import dev.evenflow.contracts.consistency.DigestQuery;
import dev.evenflow.contracts.consistency.RangeDigest;
import dev.evenflow.user.digest.RangeDigests.Recount;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Answers what ranges of users add up to. A recount that finds something else than was kept corrects it, and logs that. */
@ApplicationScoped
public class Digests {

    private static final Logger LOG = Logger.getLogger(Digests.class);

    private static final String NEXT = "SELECT min(id) >> 10 AS next FROM users WHERE id > $1";

    private final RangeDigests ranges;
    private final Pool pool;

    Digests(RangeDigests ranges, Pool pool) {
        this.ranges = ranges;
        this.pool = pool;
    }

    /** Looks at so many ranges as are asked for; in what is not looked at, {@code next} is the first that is not empty. */
    public Uni<DigestAnswer> of(DigestQuery query) {
        var asked = Ranges.asked(query);
        var found = query.recount() ? recount(asked) : ranges.kept(asked);
        return found.flatMap(digests -> next(asked).map(row -> new DigestAnswer(digests, row.getLong("next"))));
    }

    private Uni<List<RangeDigest>> recount(Ranges asked) {
        return ranges.recounted(asked)
                .call(recount -> recount.asKept() ? Uni.createFrom().voidItem() : correct(asked))
                .map(Recount::ranges);
    }

    private Uni<Integer> correct(Ranges asked) {
        return ranges.correct(asked).invoke(Digests::tell);
    }

    /** None when another recount was faster. */
    private static void tell(int wrong) {
        if (wrong > 0) {
            LOG.warnf("Digests of %d ranges of users were wrong, and are corrected", wrong);
        }
    }

    private Uni<Row> next(Ranges asked) {
        return pool.preparedQuery(NEXT)
                .execute(Tuple.of(asked.lastId()))
                .map(rows -> rows.iterator().next());
    }
}
