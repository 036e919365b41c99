package dev.evenflow.user.digest;

import dev.evenflow.contracts.consistency.DigestQuery;
import dev.evenflow.contracts.consistency.RangeDigest;
import io.vertx.mutiny.sqlclient.Tuple;

/** Ranges that follow each other, from the first to the last. */
record Ranges(long first, long last) {

    static Ranges asked(DigestQuery query) {
        return new Ranges(query.from(), Math.min(query.from() + query.limit() - 1, DigestQuery.LAST_RANGE));
    }

    Tuple firstAndLast() {
        return Tuple.of(first, last);
    }

    /** And the same as ids. */
    Tuple withIds() {
        return Tuple.of(first, last, RangeDigest.firstId(first), lastId());
    }

    long lastId() {
        return RangeDigest.firstId(last) + RangeDigest.SIZE - 1;
    }
}
