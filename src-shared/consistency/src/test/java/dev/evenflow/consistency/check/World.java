package dev.evenflow.consistency.check;

import static java.util.stream.Collectors.toMap;

import dev.evenflow.consistency.Copy;
import dev.evenflow.consistency.domain.CopyRow;
import dev.evenflow.consistency.domain.RangeSums;
import dev.evenflow.consistency.source.Positions;
import dev.evenflow.consistency.source.UserSource;
import dev.evenflow.contracts.consistency.RangeDigest;
import dev.evenflow.contracts.consistency.RowState;
import dev.evenflow.contracts.consistency.SnapshotAnswer;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A source with its outbox, a stream and a copy, in which something happens between any two looks of a check, and while it
 * reads: users change, the relay publishes, the consumer applies, old events come again.
 */
final class World implements Copy, UserSource, Positions {

    private static final int USERS = 60;
    private static final long APART = 97;

    /** An event carries the whole state. */
    private record Event(long id, long version, boolean deleted) {}

    private final Random random;
    private final TreeMap<Long, Event> users = new TreeMap<>();
    private final Deque<Event> outbox = new ArrayDeque<>();
    private final List<Event> stream = new ArrayList<>();
    private final TreeMap<Long, CopyRow> copy = new TreeMap<>();
    private final Set<Long> rewound = new TreeSet<>();
    private int applied;
    private boolean busy = true;
    private boolean patient;
    private int snapshots;
    private String live = "live";

    World(long seed) {
        random = new Random(seed);
    }

    /** From now on nothing happens by itself. */
    void rest() {
        while (!outbox.isEmpty()) {
            relay();
        }
        applyUpTo(stream.size());
        busy = false;
    }

    void wake() {
        busy = true;
    }

    /** The consumer applies whatever is waited for, however long that takes. */
    World withPatience() {
        patient = true;
        return this;
    }

    void live(int steps) {
        for (var step = 0; step < steps; step++) {
            happen();
        }
    }

    /** What somebody may do to a copy by hand. */
    void damage() {
        var id = anyId();
        var row = copy.get(id);
        switch (random.nextInt(6)) {
            case 0 -> copy.remove(id);
            case 1 -> copy.put(id, new CopyRow(id, Math.max((row == null ? 0 : row.version()) - 1, 0), false));
            case 2 -> copy.put(id, new CopyRow(id, (row == null ? 0 : row.version()) + 5, random.nextBoolean()));
            case 3 -> copy.put(id, new CopyRow(id, row == null ? 1 : row.version(), row != null && !row.deleted()));
            case 4 -> copy.put(id + 40, new CopyRow(id + 40, 1 + random.nextInt(3), random.nextBoolean()));
            default -> applied = stream.size(); // purged
        }
    }

    void loseTheCopy() {
        copy.clear();
    }

    void replaceTheCopy() {
        live += "'";
    }

    int snapshots() {
        return snapshots;
    }

    Map<Long, CopyRow> copied() {
        return copy.values().stream().filter(row -> !row.saysNothing()).collect(toMap(CopyRow::id, row -> row));
    }

    Map<Long, CopyRow> truth() {
        return users.values().stream()
                .collect(toMap(Event::id, user -> new CopyRow(user.id(), user.version(), user.deleted())));
    }

    /** The users whose copy is not what the source says. */
    Set<Long> wrong() {
        var ids = new TreeSet<>(users.keySet());
        ids.addAll(copied().keySet());
        var truth = truth();
        var copied = copied();
        ids.removeIf(id -> truth.containsKey(id) && truth.get(id).equals(copied.get(id)));
        return ids;
    }

    private void happen() {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> change(anyId());
            case 3, 4 -> relay();
            case 5, 6 -> applyUpTo(Math.min(applied + random.nextInt(6), stream.size()));
            default -> redeliver();
        }
    }

    private void change(long id) {
        var user = users.get(id);
        if (user != null && user.deleted()) {
            return;
        }
        var next = new Event(id, user == null ? 1 : user.version() + 1, user != null && random.nextInt(6) == 0);
        users.put(id, next);
        outbox.add(next);
    }

    private void relay() {
        for (var count = random.nextInt(5); count >= 0 && !outbox.isEmpty(); count--) {
            stream.add(outbox.remove());
        }
    }

    private void applyUpTo(int position) {
        for (; applied < position; applied++) {
            apply(stream.get(applied));
        }
    }

    /** An event that was applied comes once more, unless that could bring back a state that a repair is about to replace. */
    private void redeliver() {
        if (applied > 0) {
            var event = stream.get(random.nextInt(applied));
            if (!rewound.contains(event.id())) {
                apply(event);
            }
        }
    }

    private void apply(Event event) {
        var row = copy.get(event.id());
        if (row == null ? event.version() > 0 : row.version() < event.version()) {
            copy.put(event.id(), new CopyRow(event.id(), event.version(), event.deleted()));
            rewound.remove(event.id());
        }
    }

    private long anyId() {
        return (1 + random.nextInt(USERS)) * APART;
    }

    /** Something happens before and after every look. */
    private <T> Uni<T> amid(Supplier<T> look) {
        return Uni.createFrom().item(() -> {
            pass();
            var seen = look.get();
            pass();
            return seen;
        });
    }

    private void pass() {
        if (busy) {
            live(random.nextInt(4));
        }
    }

    @Override
    public String consumer() {
        return "world";
    }

    @Override
    public Uni<String> generation() {
        return amid(() -> live);
    }

    @Override
    public Uni<Long> estimatedCount(String generation) {
        return amid(() -> (long) copy.size());
    }

    /** A scan sees each row at another time. */
    @Override
    public Uni<Map<Long, RangeDigest>> digests(String generation) {
        return amid(() -> {
            var sums = new RangeSums();
            for (var next = copy.firstEntry(); next != null; next = copy.higherEntry(next.getKey())) {
                sums.add(next.getValue());
                if (busy && random.nextInt(8) == 0) {
                    happen();
                }
            }
            return sums.digests();
        });
    }

    @Override
    public Uni<List<CopyRow>> rows(String generation, List<Long> ranges) {
        return amid(() -> copy.values().stream()
                .filter(row -> ranges.contains(RangeDigest.rangeOf(row.id())))
                .toList());
    }

    @Override
    public Uni<List<CopyRow>> rowsById(String generation, List<Long> ids) {
        return amid(() ->
                copy.values().stream().filter(row -> ids.contains(row.id())).toList());
    }

    @Override
    public Uni<Void> rewind(List<CopyRow> seen) {
        return amid(() -> change(seen, row -> {
                    rewound.add(row.id());
                    return new CopyRow(row.id(), 0, row.deleted());
                }))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> bury(List<CopyRow> seen) {
        return amid(() -> change(seen, row -> new CopyRow(row.id(), 0, true))).replaceWithVoid();
    }

    private boolean change(List<CopyRow> seen, UnaryOperator<CopyRow> to) {
        seen.forEach(row -> copy.replace(row.id(), row, to.apply(row)));
        return true;
    }

    @Override
    public Uni<Map<Long, RangeDigest>> digests(boolean recount) {
        return amid(() -> RangeSums.of(truth().values()));
    }

    @Override
    public Uni<Map<Long, RowState>> rows(List<Long> ranges) {
        return amid(() -> states(users.keySet().stream()
                .filter(id -> ranges.contains(RangeDigest.rangeOf(id)))
                .toList()));
    }

    @Override
    public Uni<Map<Long, RowState>> rowsById(List<Long> ids) {
        return amid(() -> states(ids));
    }

    private Map<Long, RowState> states(Collection<Long> ids) {
        var waiting = outbox.stream().map(Event::id).collect(Collectors.toSet());
        var states = new HashMap<Long, RowState>();
        for (var id : ids) {
            var user = users.get(id);
            if (user != null) {
                states.put(id, new RowState(id, user.version(), user.deleted(), waiting.contains(id)));
            }
        }
        return states;
    }

    /** Not through the outbox: newer events may overtake what was read. */
    @Override
    public Uni<Void> republish(List<Long> ids) {
        return amid(() -> {
                    var read = ids.stream()
                            .filter(users::containsKey)
                            .map(users::get)
                            .toList();
                    pass();
                    return stream.addAll(read);
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<SnapshotAnswer> snapshot() {
        snapshots++;
        return republish(List.copyOf(users.keySet()))
                .replaceWith(new SnapshotAnswer("s", "running", 0, 1, Instant.EPOCH));
    }

    @Override
    public Uni<Boolean> caughtUp() {
        return amid(() -> {
            if (!patient && busy && random.nextInt(4) == 0) {
                return false;
            }
            var end = stream.size();
            pass();
            applyUpTo(Math.max(end, applied));
            return true;
        });
    }
}
