package dev.evenflow.money.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @Test
    void money_hasTwoPlaces_howeverItIsWritten() {
        assertThat(Money.of("10")).isEqualTo(Money.of("10.00")).isEqualTo(Money.of("1E+1"));
        assertThat(Money.of("10.000")).hasToString("Money[amount=10.00]");
        assertThat(Money.of("0.10").plus(Money.of("0.20"))).isEqualTo(Money.of("0.30"));
        assertThat(Money.ZERO.minus(Money.of("0.01")))
                .isEqualTo(Money.of("0.01").negated());
        assertThat(Money.of("-0.01").isLessThan(Money.ZERO)).isTrue();
        assertThat(Money.of("0.00").isMoreThan(Money.ZERO)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "1E+1000000000", "1E-1000000000", "-1E+40"})
    void money_thatCannotBe_isRefusedAtOnce(String amount) {
        var number = new BigDecimal(amount);

        assertThatThrownBy(() -> new Money(number)).isInstanceOf(ArithmeticException.class);
    }
}
