package dev.evenflow.bench.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

/** Makes wrong what a verdict is about, one thing after the other, and puts it right again. */
record Tampering(OrderStack stack, Shop shop) {

    /** Each is found, those of the read model at the account of this owner. */
    void assertFound(String owner) throws Exception {
        var account = shop.accounts().getFirst();
        var product = shop.products().getFirst();
        shop.paid(account, new BigDecimal("0.01"));
        shop.taken(product, 1);
        assertThat(stack.verdict(shop).different()).hasSize(2);
        shop.paid(account, new BigDecimal("-0.01"));
        shop.taken(product, -1);

        summary(owner, "transactions = transactions + 1");
        assertThat(stack.verdict(shop).different()).hasSize(1);
        summary(owner, "version = version - 1");
        assertThat(stack.verdict(shop).lost()).hasSize(1);
        summary(owner, "transactions = transactions - 1, version = version + 1");

        events(account, "version = version + 1000");
        assertThat(stack.verdict(shop).misordered()).isNotEmpty();
        events(account, "version = version - 1000");
    }

    private void summary(String owner, String change) throws Exception {
        stack.execute("UPDATE payment.account_summary SET " + change + " WHERE owner = '" + owner + "'");
    }

    private void events(String account, String change) throws Exception {
        stack.execute("UPDATE eventstore.events SET " + change + " WHERE aggregate_id = '" + account + "'");
    }
}
