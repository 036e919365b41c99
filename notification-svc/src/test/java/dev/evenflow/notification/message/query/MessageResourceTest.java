package dev.evenflow.notification.message.query;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.oneOf;

import dev.evenflow.notification.message.Told;
import dev.evenflow.notification.message.domain.Composition;
import dev.evenflow.notification.message.store.MessageStore;
import dev.evenflow.testkit.quarkus.MongoResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(MongoResource.class)
class MessageResourceTest {

    private static final String PROBLEM = "application/problem+json";
    private static final Instant AT = Instant.parse("2025-05-25T10:00:00Z");
    private static final List<Told> ORDERS =
            IntStream.range(0, 25).mapToObj(i -> Told.orderOf(400)).toList();

    @Inject
    MessageStore store;

    /** Stored once, however often. */
    @BeforeEach
    void twentyFiveMessages() {
        var messages = IntStream.range(0, ORDERS.size())
                .mapToObj(i -> Composition.of(ORDERS.get(i).confirmed(), AT.plusMillis(100L * i))
                        .orElseThrow())
                .toList();
        store.keep(messages).await().atMost(Duration.ofSeconds(10));
    }

    @Test
    void ofUser_answersTheDocumentedShape_newestFirst() {
        var newest = ORDERS.getLast();
        get("/notifications/user/400/messages")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .header("X-Total-Count", "25")
                .body("$", hasSize(20))
                .body("[0]", aMapWithSize(8))
                .body("[0].user_id", equalTo(400))
                .body("[0].kind", equalTo("confirmed"))
                .body("[0].subject", containsString(newest.orderId().toString()))
                .body("[0].body", containsString("189.80"))
                .body("[0].order_id", equalTo(newest.orderId().toString()))
                .body("[0].status", oneOf("pending", "sending"))
                .body("[0].created_at", equalTo("2025-05-25T10:00:02.400Z"));
    }

    @Test
    void ofUser_answersAPage_withLinks() {
        get("/notifications/user/400/messages?page=2&page_size=2")
                .then()
                .statusCode(200)
                .header("Link", containsString("</notifications/user/400/messages?page=3&page_size=2>; rel=\"next\""))
                .body("created_at", contains("2025-05-25T10:00:02.200Z", "2025-05-25T10:00:02.100Z"));
    }

    @Test
    void ofUser_isEmpty_forAUserNobodyToldAnything() {
        get("/notifications/user/987654321/messages")
                .then()
                .statusCode(200)
                .header("X-Total-Count", "0")
                .body("$", hasSize(0));
    }

    @Test
    void ofUser_is400_namingEveryFieldOutsideItsLimits() {
        get("/notifications/user/400/messages?page=0&page_size=101")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations.field", containsInAnyOrder("page", "page_size"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1.5", "99999999999999999999"})
    void ofUser_is404_forNonNumericIds(String id) {
        get("/notifications/user/" + id + "/messages").then().statusCode(404).contentType(PROBLEM);
    }
}
