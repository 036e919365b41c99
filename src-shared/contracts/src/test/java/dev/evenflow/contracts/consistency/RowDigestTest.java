package dev.evenflow.contracts.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Positive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowDigestTest {

    @ParameterizedTest
    @CsvSource({
        "42, 7, false, 1530774015457776546",
        "42, 7, true, 4710463956998834678",
        "1, 1, false, -7984687159342292966",
        "9223372036854775807, 9223372036854775807, true, -786564630406475564"
    })
    void of_isTheBeginningOfSha256(long id, long version, boolean deleted, long digest) {
        assertThat(RowDigest.of(id, version, deleted)).isEqualTo(digest);
    }

    @Property
    void aRowAddedTwice_cancelsItself(@ForAll @Positive long id, @ForAll @Positive long version) {
        var range = RangeDigest.empty(RangeDigest.rangeOf(id)).plus(id, version, false);

        assertThat(range.plus(id, version, false).digest()).isZero();
        assertThat(range.plus(id, version, true).digest()).isNotZero();
        assertThat(range.plus(id, version, true))
                .extracting(RangeDigest::rows, RangeDigest::living)
                .containsExactly(2L, 1L);
    }

    @Property
    void everyId_isInItsRange(@ForAll @Positive long id) {
        var first = RangeDigest.firstId(RangeDigest.rangeOf(id));

        assertThat(id - first).isBetween(0L, RangeDigest.SIZE - 1L);
    }
}
