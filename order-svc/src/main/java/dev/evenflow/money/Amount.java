package dev.evenflow.money;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Positive;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A sum that somebody may pay or ask for: more than zero, below a trillion, in at most two places; null is valid. The
 * largest sum is given twice, because the number of digits of 1E+2147483647 is more than an int holds.
 */
@Positive @DecimalMax("999999999999.99") @Digits(integer = 12, fraction = 2) @ReportAsSingleViolation
@Documented
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Amount {

    String message() default "must be more than 0, with at most 12 digits before and 2 after the decimal point";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
