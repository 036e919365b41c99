package dev.evenflow;

import static dev.evenflow.Api.problem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers that would take gigabytes to write out: refused as fast as any other, wherever a number is taken. */
@QuarkusTest
class AstronomicalNumbersTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    private final Tables tables;
    private final Api api = new Api();

    AstronomicalNumbersTest(Tables tables) {
        this.tables = tables;
    }

    static Stream<String> numbers() {
        return Stream.of(
                "1e400",
                "-1e400",
                "1E+999999999",
                "1E-999999999",
                "1E+2147483647",
                "1E+2147483648",
                "1E-2147483647",
                "1E-2147483648",
                "1E+99999999999",
                "123456789E+2147483647",
                "9".repeat(999),
                "9".repeat(20_000),
                "0." + "0".repeat(900) + "1");
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void number_isRefusedAtOnce(String number) {
        var account = api.account("Ann");
        var product = api.product(3);
        var before = Written.now(tables);
        var start = System.nanoTime();

        var answers = List.of(
                api.post(account + "/deposit", "{\"amount\":" + number + "}", "Idempotency-Key", "vast"),
                api.post(account + "/withdraw", "{\"amount\":" + number + "}"),
                api.post("/products", "{\"name\":\"Lamp\",\"stock\":1,\"price\":" + number + "}"),
                api.post("/products", "{\"name\":\"Lamp\",\"price\":1,\"stock\":" + number + "}"),
                api.put(product, "{\"name\":\"Lamp\",\"price\":" + number + "}"),
                api.put(product + "/stock", "{\"stock\":" + number + "}"),
                api.post(
                        "/products/reserve",
                        "{\"product_id\":\"" + product.substring("/products/".length()) + "\",\"quantity\":" + number
                                + "}"));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
        assertThat(answers).allSatisfy(AstronomicalNumbersTest::assertRefused);
        assertThat(Written.now(tables)).isEqualTo(before);
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(problem(answer)).isIn("validation", "malformed-json");
        assertThat(answer.body().getBytes(UTF_8)).hasSizeLessThan(1_000);
    }
}
