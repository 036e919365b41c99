package dev.evenflow.consistency.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.consistency.domain.CopyRow;
import dev.evenflow.messaging.deadletter.AggregateVersion;
import dev.evenflow.messaging.deadletter.LetterPlace;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterOfUserTest {

    @ParameterizedTest
    @CsvSource({"USERS, 7, true", "ORDERS, 7, false", "USERS, '', false", "USERS, a7, false", "USERS, -7, false"})
    void letter_isOfAUser_whenItsStreamAndItsAggregateSaySo(String stream, String aggregate, boolean ofUser) {
        assertThat(LetterOfUser.of(place(stream, Optional.of(new AggregateVersion(aggregate, 2))))
                        .isPresent())
                .isEqualTo(ofUser);
    }

    @Test
    void letter_isNobodys_whenItDoesNotTell() {
        assertThat(LetterOfUser.of(place("USERS", Optional.empty()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3, true, true", "2, true, false", "1, true, false", "0, true, false", "3, false, false"})
    void letter_isOfNoUse_onceItsUserIsDeletedInANewerVersion(long version, boolean deleted, boolean ofNoUse) {
        var letter = new LetterOfUser(1, 7, 2);

        assertThat(letter.isOfNoUse(Map.of(7L, new CopyRow(7, version, deleted))))
                .isEqualTo(ofNoUse);
        assertThat(letter.isOfNoUse(Map.of())).isFalse();
    }

    private static LetterPlace place(String stream, Optional<AggregateVersion> event) {
        return new LetterPlace(1, "user-events", stream, 5, "exhausted", event);
    }
}
