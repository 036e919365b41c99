package dev.evenflow.web.validation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextValidatorTest {

    private final Validator validator = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    @ParameterizedTest
    @ValueSource(strings = {"", "Zoë", "مرحبا بالعالم", "👩‍👩‍👧‍👦", "a b"})
    void valid(String text) {
        assertThat(validator.validate(new Sample(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "line\nbreak", "\u0085", "\ud800", "a\udc00b", "\udc00\ud800"})
    void invalid(String text) {
        assertThat(validator.validate(new Sample(text))).hasSize(1);
    }

    record Sample(@PlainText String text) {}
}
