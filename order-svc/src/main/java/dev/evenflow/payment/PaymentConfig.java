package dev.evenflow.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;

/** What can be set of accounts. */
@ConfigMapping(prefix = "evenflow.payment")
public interface PaymentConfig {

    /** How far below zero a withdrawal may take a balance, in the account's currency. Default 1000.00; 0 for not at all. */
    @WithDefault("1000.00")
    @PositiveOrZero @Digits(integer = 12, fraction = 2) BigDecimal overdraft();

    /** Of the account that is opened for every user: ISO 4217, with two decimals. Default EUR. */
    @WithDefault("EUR")
    @CurrencyCode
    String currency();
}
