package dev.evenflow.payment;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Checks {@link CurrencyCode} against the currencies Java knows. */
public class CurrencyCodeValidator implements ConstraintValidator<CurrencyCode, String> {

    private static final int PLACES = 2;

    @Override
    public boolean isValid(@Nullable String code, ConstraintValidatorContext context) {
        return code == null
                || Currency.getAvailableCurrencies().stream()
                        .anyMatch(known ->
                                known.getCurrencyCode().equals(code) && known.getDefaultFractionDigits() == PLACES);
    }
}
