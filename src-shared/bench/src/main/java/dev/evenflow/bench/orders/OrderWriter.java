package dev.evenflow.bench.orders;

import dev.evenflow.bench.load.InsistentCalls;
import dev.evenflow.bench.load.Writers;
import dev.evenflow.testkit.service.Answer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * Deposits, withdraws, reserves and releases. Each request has an {@code Idempotency-Key} and is sent until it is
 * answered, so that all of them are decided and the {@link Shop} knows what has to be in the database.
 */
public final class OrderWriter implements IntConsumer {

    private static final int WRITERS = 6;
    private static final int MOST_CENTS = 30_000;
    private static final int MOST_PIECES = 5;

    private record Reservation(String id, String product, long quantity) {}

    private final InsistentCalls calls;
    private final Shop shop;
    private final String name;
    private final Random random;
    private final List<Reservation> own = new ArrayList<>();

    private OrderWriter(InsistentCalls calls, Shop shop, String name, Random random) {
        this.calls = calls;
        this.shop = shop;
        this.name = name;
        this.random = random;
    }

    /**
     * Several of them, who use the same accounts and products through all instances.
     *
     * @param family tells the requests of one crew from those of another
     */
    public static Writers crew(InsistentCalls calls, Shop shop, String family) {
        return new Writers(
                WRITERS, (number, random) -> new OrderWriter(calls.from(number), shop, family + "-" + number, random));
    }

    @Override
    public void accept(int number) {
        var key = name + "-" + number;
        var kind = random.nextInt(10);
        if (kind < 3) {
            pay(key, "deposit", BigDecimal.ONE);
        } else if (kind < 6) {
            pay(key, "withdraw", BigDecimal.ONE.negate());
        } else if (kind < 8 || own.isEmpty()) {
            reserve(key);
        } else {
            release(own.remove(random.nextInt(own.size())));
        }
    }

    private void pay(String key, String what, BigDecimal sign) {
        var account = any(shop.accounts());
        var amount = BigDecimal.valueOf(1L + random.nextInt(MOST_CENTS), 2);
        var path = "/accounts/" + account + "/" + what;
        var answer = calls.until(
                OrderWriter::decides, instance -> instance.postOnce(key, path, "{\"amount\":" + amount + "}"));
        if (answer.status() == 200) {
            shop.paid(account, amount.multiply(sign));
        }
    }

    private void reserve(String key) {
        var product = any(shop.products());
        var quantity = 1 + random.nextInt(MOST_PIECES);
        var body = "{\"product_id\":\"" + product + "\",\"quantity\":" + quantity + "}";
        var answer = calls.until(OrderWriter::decides, instance -> instance.postOnce(key, "/products/reserve", body));
        if (answer.status() == 200) {
            own.add(new Reservation(answer.json().path("reservation_id").asText(), product, quantity));
            shop.taken(product, quantity);
        }
    }

    private void release(Reservation reservation) {
        calls.until(
                answer -> answer.status() == 204,
                instance -> instance.delete("/products/reservations/" + reservation.id()));
        shop.taken(reservation.product(), -reservation.quantity());
    }

    /** Done, or refused for good; a conflict with others is no decision. */
    private static boolean decides(Answer answer) {
        return answer.status() == 200
                || (answer.status() == 409
                        && answer.json().path("type").asText().contains("insufficient"));
    }

    private String any(List<String> ids) {
        return ids.get(random.nextInt(ids.size()));
    }
}
