package dev.evenflow.order;

import static dev.evenflow.order.saga.PlaceOrderSaga.CONFIRMATION;
import static dev.evenflow.order.saga.PlaceOrderSaga.PAYMENT;
import static dev.evenflow.order.saga.PlaceOrderSaga.SHIPMENT;
import static dev.evenflow.order.saga.PlaceOrderSaga.STOCK;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Many clients that wait for their orders at the same time. */
@QuarkusTest
class WaitingClientsTest {

    private static final int TOO_MANY = 5;

    /** Long before anybody has waited as long as they want to. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private final OrderDriver driver;
    private final int most;

    WaitingClientsTest(OrderDriver driver, @ConfigProperty(name = "evenflow.saga.max-waiting") int most) {
        this.driver = driver;
        this.most = most;
    }

    @Test
    void clientsThatWait_holdNoThread_andAreBounded() {
        var user = driver.user();
        var before = requestThreads();

        var answers = Stream.generate(() -> driver.product("19.90"))
                .limit(most + TOO_MANY)
                .collect(toMap(Function.identity(), product -> place(user, product)));

        await().atMost(SOON).until(() -> answered(answers.values()).size() == TOO_MANY);
        assertThat(answered(answers.values())).as("they do not wait").containsOnly(202);
        assertThat(requestThreads()).as("threads").isLessThan(before + most / 2);

        answers.keySet().forEach(product -> driver.placedFor(product).done(PAYMENT, STOCK, SHIPMENT, CONFIRMATION));

        await().atMost(SOON).until(() -> answered(answers.values()).size() == answers.size());
        assertThat(answered(answers.values()))
                .filteredOn(status -> status == 201)
                .hasSize(most);
        assertThat(roomAgain(user)).isEqualTo(201);
    }

    private int roomAgain(long user) {
        var product = driver.product("19.90");
        var answer = place(user, product);
        driver.placedFor(product).done(PAYMENT, STOCK, SHIPMENT, CONFIRMATION);
        return answer.join().statusCode();
    }

    private CompletableFuture<HttpResponse<String>> place(long user, UUID product) {
        return driver.api.sendJson("POST", "/orders", OrderDriver.order(user, product, 1), "Prefer", "wait=30");
    }

    /** The statuses that are there by now. */
    private static List<Integer> answered(Collection<CompletableFuture<HttpResponse<String>>> answers) {
        return answers.stream()
                .filter(CompletableFuture::isDone)
                .map(answer -> answer.join().statusCode())
                .toList();
    }

    /** Those that the service may use for requests. */
    private static long requestThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("executor-thread"))
                .count();
    }
}
