package dev.evenflow.payment.process;

import static dev.evenflow.Api.json;
import static dev.evenflow.FakeDelivery.batch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.Api;
import dev.evenflow.FakeDelivery;
import dev.evenflow.Tables;
import dev.evenflow.contracts.EventIds;
import dev.evenflow.contracts.command.ProcessPayment;
import dev.evenflow.contracts.command.RefundPayment;
import dev.evenflow.contracts.user.UserCreated;
import dev.evenflow.payment.open.UserAccountListener;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A user, an order of theirs and its saga, which asks for the payment. */
final class PayingUser {

    final long user = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);
    final UUID saga = UUID.randomUUID();
    final UUID order = UUID.randomUUID();
    private final UserAccountListener accounts;
    private final Tables tables;
    private final EventIds ids;
    private final Api api = new Api();

    PayingUser(UserAccountListener accounts, Tables tables, EventIds ids) {
        this.accounts = accounts;
        this.tables = tables;
        this.ids = ids;
    }

    void openAccount() {
        var created = FakeDelivery.of(new UserCreated(user, "Ann", "ann@example.com", Instant.EPOCH), 1);
        accounts.open(batch(created)).await().indefinitely();
    }

    FakeDelivery process(String amount) {
        return FakeDelivery.of(new ProcessPayment(ids.next(), saga, order, user, new BigDecimal(amount)), 1);
    }

    /** For another order, asked by a saga of that number. */
    FakeDelivery processAnother(int number, String amount) {
        return FakeDelivery.of(
                new ProcessPayment(ids.next(), saga(number), ids.next(), user, new BigDecimal(amount)), 1);
    }

    UUID saga(int number) {
        return new UUID(saga.getMostSignificantBits(), number);
    }

    FakeDelivery refund() {
        return FakeDelivery.of(new RefundPayment(ids.next(), saga, order), 2);
    }

    void deposit(String amount) {
        api.post("/accounts/" + account() + "/deposit", "{\"amount\":" + amount + "}");
    }

    int close() {
        return api.post("/accounts/" + account() + "/close", "{\"reason\":\"moved\"}")
                .statusCode();
    }

    UUID account() {
        var found = tables.rows("SELECT account_id FROM payment.user_accounts WHERE user_id = " + user);
        return (UUID) Objects.requireNonNull(found.getFirst().get("account_id"));
    }

    JsonNode state() {
        return json(api.get("/accounts/" + account()));
    }

    BigDecimal balance() {
        return state().path("balance").decimalValue();
    }

    /** In the read model. */
    JsonNode summary() {
        return json(api.get("/accounts?owner=" + user)).path(0);
    }

    /** What the audit trail gives as reasons. */
    List<String> reasons() {
        return json(api.get("/accounts/" + account() + "/events"))
                .valueStream()
                .map(event -> event.path("reason").asText())
                .filter(reason -> !reason.isEmpty())
                .toList();
    }
}
