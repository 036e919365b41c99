package dev.evenflow.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.eventstore.StoredForm;
import dev.evenflow.money.domain.Money;
import dev.evenflow.payment.domain.AccountEvent;
import dev.evenflow.payment.domain.AccountEvent.Deposited;
import dev.evenflow.payment.domain.AccountEvent.Withdrawn;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AccountTypeTest {

    /** It lies in the table for ever: neither may change without an upcaster. */
    @Test
    void withdrawal_ofEverySchema_isRead() {
        var first = "{\"amount\":10.50,\"balance\":-0.50}";
        var second = "{\"amount\":10.50,\"balance\":-0.50,\"reason\":\"rent\"}";

        assertThat(StoredForm.read(AccountType.EVENTS, "account_withdrawn", 1, first))
                .isEqualTo(withdrawn("unspecified"));
        assertThat(StoredForm.read(AccountType.EVENTS, "account_withdrawn", 2, second))
                .isEqualTo(withdrawn("rent"));
        assertThat(StoredForm.write(withdrawn("rent"))).isEqualTo(second);
    }

    @Test
    void deposit_ofBeforeThereWereReasons_hasNone() {
        var stored = "{\"amount\":10.50,\"balance\":10.50}";

        assertThat(StoredForm.read(AccountType.EVENTS, "account_deposited", 1, stored))
                .isEqualTo(new Deposited(Money.of("10.50"), Money.of("10.50"), ""));
    }

    @Test
    void money_isStoredAsAPlainNumber() {
        assertThat(StoredForm.write(new Deposited(Money.of("1E+3"), Money.of("0.1"), "")))
                .isEqualTo("{\"amount\":1000.00,\"balance\":0.10,\"reason\":\"\"}");
    }

    @Test
    void everyEvent_hasAName_andIsRegisteredForTheNativeImage() {
        var registered = Arrays.asList(
                SerializedTypes.class.getAnnotation(RegisterForReflection.class).targets());

        assertThat(AccountType.EVENTS.payloads()).contains(AccountEvent.class.getPermittedSubclasses());
        assertThat(registered)
                .containsAll(AccountType.EVENTS.payloads())
                .contains(AccountType.ACCOUNT.snapshot().state());
    }

    private static AccountEvent withdrawn(String reason) {
        return new Withdrawn(Money.of("10.50"), Money.of("-0.50"), reason);
    }
}
