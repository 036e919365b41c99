package dev.evenflow.web.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Checks {@link PlainText}. */
public class PlainTextValidator implements ConstraintValidator<PlainText, String> {

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
        return text == null || isPlain(text);
    }

    /** The same for what is no part of a validated request. */
    public static boolean isPlain(String text) {
        return text.codePoints().noneMatch(PlainTextValidator::isUnfit);
    }

    /** A code point that is a surrogate is half of a pair: whole pairs come as one code point. */
    private static boolean isUnfit(int codePoint) {
        var type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.SURROGATE;
    }
}
