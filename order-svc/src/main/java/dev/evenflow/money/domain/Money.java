package dev.evenflow.money.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact sum with two places. Its currency is that of whoever holds it.
 *
 * @param amount any sign; always of scale 2
 */
public record Money(BigDecimal amount) implements Comparable<Money> {

    public static final Money ZERO = new Money(BigDecimal.ZERO);

    private static final int PLACES = 2;

    /** Far more than any account holds; keeps numbers like 1E+999999999 from being written out. */
    private static final int MAX_DIGITS = 30;

    /**
     * The sum in two places.
     *
     * @throws ArithmeticException when it has more than two places, or far too many digits
     */
    public Money {
        if (amount.scale() > MAX_DIGITS || (long) amount.precision() - amount.scale() > MAX_DIGITS) {
            throw new ArithmeticException("Out of range");
        }
        amount = amount.setScale(PLACES, RoundingMode.UNNECESSARY);
    }

    public static Money of(String amount) {
        return new Money(new BigDecimal(amount));
    }

    public Money plus(Money other) {
        return new Money(amount.add(other.amount));
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(other.amount));
    }

    public Money times(long factor) {
        return new Money(amount.multiply(BigDecimal.valueOf(factor)));
    }

    public Money negated() {
        return new Money(amount.negate());
    }

    public boolean isMoreThan(Money other) {
        return compareTo(other) > 0;
    }

    public boolean isLessThan(Money other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(other.amount);
    }
}
