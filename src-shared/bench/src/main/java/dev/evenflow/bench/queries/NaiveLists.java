package dev.evenflow.bench.queries;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;

/** The baseline: count(*) and OFFSET, straight on the same table and indexes, one connection, no HTTP. */
record NaiveLists(Connection connection) {

    private static final int AT_LEAST = 5;

    /** What a list answers. */
    record Answer(long total, List<String> ids) {}

    Answer ask(ListQuery query, int user) throws SQLException {
        try (var count = connection.prepareStatement(query.naiveCount(user));
                var page = connection.prepareStatement(query.naivePage(user))) {
            return new Answer(total(count), ids(page));
        }
    }

    /** Microseconds of an answer, asked for again and again for so long. */
    Histogram measure(ListQuery query, Duration duration) throws SQLException {
        var random = new Random(1815);
        ask(query, ListQuery.someUser(random));
        var times = new Histogram(3);
        var end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end || times.getTotalCount() < AT_LEAST) {
            var begin = System.nanoTime();
            ask(query, ListQuery.someUser(random));
            times.recordValue((System.nanoTime() - begin) / 1_000);
        }
        return times;
    }

    private static long total(PreparedStatement count) throws SQLException {
        try (var rows = count.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static List<String> ids(PreparedStatement page) throws SQLException {
        try (var rows = page.executeQuery()) {
            var ids = new ArrayList<String>();
            while (rows.next()) {
                ids.add(rows.getString("id"));
            }
            return ids;
        }
    }
}
