package dev.evenflow.consistency.check;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.consistency.domain.Difference;
import dev.evenflow.consistency.domain.Report;
import dev.evenflow.consistency.domain.State;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The whole of a check in a world in which anything may happen between two of its looks. */
class CheckerTest {

    @Property(tries = 400)
    void check_findsNothing_whateverHappensMeanwhile_whenNobodyDoesDamage(@ForAll long seed) {
        var world = new World(seed);
        world.live(100);
        var checker = checker(world, Settings.REPAIRING);

        for (var check = 0; check < 6; check++) {
            var outcome = check(checker, check % 4 == 3);
            assertThat(outcome.found().wrong()).isEmpty();
            assertThat(state(outcome)).isIn(State.IN_SYNC, State.BEHIND);
            world.live(20);
        }
    }

    @Property(tries = 400)
    void check_namesAndRepairsWhatIsWrong_andNothingElse(@ForAll long seed) {
        var world = new World(seed);
        world.live(200);
        for (var damage = 0; damage < 8; damage++) {
            world.damage();
            world.live(5);
        }
        world.rest();
        var wrong = world.wrong();
        var right = new HashMap<>(world.copied());
        right.keySet().removeAll(wrong);
        var checker = checker(world, Settings.REPAIRING);

        var outcome = check(checker, true);

        assertThat(named(outcome)).isEqualTo(wrong);
        assertThat(outcome.left().wrong()).isEmpty();
        assertThat(state(outcome)).isEqualTo(State.IN_SYNC);
        assertThat(world.copied()).isEqualTo(world.truth()).containsAllEntriesOf(right);
        assertThat(named(check(checker, false))).isEmpty();
    }

    @Property(tries = 400)
    void checks_repairEverythingInTheEnd_whileLifeGoesOn(@ForAll long seed) {
        var world = new World(seed).withPatience();
        world.live(200);
        var checker = checker(world, Settings.REPAIRING);
        check(checker, false);
        for (var damage = 0; damage < 8; damage++) {
            world.damage();
            world.live(5);
        }
        check(checker, true);
        check(checker, true);
        world.rest();
        check(checker, true);

        assertThat(world.copied()).isEqualTo(world.truth());
        assertThat(state(check(checker, false))).isEqualTo(State.IN_SYNC);
    }

    @Property(tries = 200)
    void warmChecks_findDamage_inTheShareOfEach(@ForAll long seed) {
        var world = new World(seed);
        world.live(200);
        world.rest();
        var checker = checker(world, new Settings(true, 10_000, Duration.ofMinutes(4)));
        check(checker, true);
        world.damage();

        for (var check = 0; check < 4; check++) {
            check(checker, false);
        }

        assertThat(world.copied()).isEqualTo(world.truth());
    }

    @Property(tries = 200)
    void emptyCopy_isFilledByOneSnapshot_whenMoreIsMissingThanOneCheckRepairs(@ForAll long seed) {
        var world = new World(seed).withPatience();
        world.live(300);
        world.rest();
        world.loseTheCopy();
        var checker = checker(world, new Settings(true, 3, Duration.ofHours(1)));

        var first = check(checker, false);
        assertThat(state(first)).isEqualTo(State.REPAIRING);
        assertThat(report(first).missing()).isEqualTo(world.truth().size());
        world.wake();
        check(checker, false);
        world.rest();

        assertThat(state(check(checker, false))).isEqualTo(State.IN_SYNC);
        assertThat(world.snapshots()).isEqualTo(1);
        assertThat(world.copied()).isEqualTo(world.truth());
    }

    @Example
    void nothing_isTouched_whenRepairIsOff() {
        var world = new World(3);
        world.live(200);
        world.damage();
        world.damage();
        world.rest();
        var before = world.copied();

        var outcome = check(checker(world, new Settings(false, 10_000, Duration.ofHours(1))), true);

        assertThat(named(outcome)).isEqualTo(world.wrong()).isNotEmpty();
        assertThat(state(outcome)).isEqualTo(State.DRIFTED);
        assertThat(world.copied()).isEqualTo(before);
    }

    @Example
    void copyThatWasReplaced_isReadAsAWhole() {
        var world = new World(4);
        world.live(200);
        world.rest();
        var checker = checker(world, Settings.REPAIRING);
        assertThat(check(checker, false).overview().deep()).isTrue();
        assertThat(check(checker, false).overview().deep()).isFalse();

        world.replaceTheCopy();

        assertThat(check(checker, false).overview().deep()).isTrue();
    }

    private static Checker checker(World world, Settings settings) {
        return new Checker(world, world, world, settings);
    }

    private static Outcome check(Checker checker, boolean deep) {
        return checker.check(deep).await().indefinitely();
    }

    private static Set<Long> named(Outcome outcome) {
        return outcome.found().wrong().stream().map(Difference::id).collect(toCollection(TreeSet::new));
    }

    private static State state(Outcome outcome) {
        return report(outcome).standing();
    }

    private static Report report(Outcome outcome) {
        return outcome.report(Report.unchecked(), Instant.EPOCH, Instant.EPOCH, "one");
    }
}
