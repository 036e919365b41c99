package dev.evenflow.testkit.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.testkit.run.Console;
import java.math.BigDecimal;
import java.time.Duration;

/** A user gets an account by himself, uses it, and everything that ever happened to it can be asked for. */
final class AccountStory {

    private static final Duration SYNC = Duration.ofSeconds(5);

    private final Users users;
    private final Orders orders;
    private final Console console;

    AccountStory(Users users, Orders orders, Console console) {
        this.users = users;
        this.orders = orders;
        this.console = console;
    }

    void tell() {
        console.heading("Another user is created, and order-svc opens an account for her");
        var owner = users.create("Ada Lovelace", "ada@example.com");
        var found = orders.await(
                "/accounts?owner=" + owner,
                SYNC,
                "the account of user " + owner + " is there",
                accounts -> accounts.size() == 1);
        var account = "/accounts/" + found.path(0).path("account_id").asText();

        console.heading("She pays in, takes out, and cannot take out more than she has and her overdraft");
        expectBalance("250.00", orders.post(account + "/deposit", "{\"amount\":250.00}", 200));
        expectBalance("149.50", orders.post(account + "/withdraw", "{\"amount\":100.50}", 200));
        var refused = orders.post(account + "/withdraw", "{\"amount\":1149.51}", 409);
        expect(refused.path("type").asText().endsWith("insufficient-funds"), "refused for another reason: " + refused);
        expectBalance("149.50", orders.get(account));

        console.heading("The account as it was after its second event, and everything that happened to it");
        expectBalance("250.00", orders.get(account + "?as_of=2"));
        var trail = orders.get(account + "/events");
        expect(trail.size() == 3, "the audit trail has not three events: " + trail);
        console.ok("the audit trail has 3 events; what was refused is none");
    }

    private static void expectBalance(String balance, JsonNode account) {
        var actual = account.path("balance").decimalValue();
        expect(actual.compareTo(new BigDecimal(balance)) == 0, "the balance is not " + balance + ": " + account);
    }

    private static void expect(boolean asExpected, String surprise) {
        Surprise.unless(asExpected, surprise);
    }
}
