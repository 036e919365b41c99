package dev.evenflow.notification.user.query;

import static dev.evenflow.notification.user.Changes.tombstone;
import static dev.evenflow.notification.user.Changes.upsert;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;

import dev.evenflow.notification.user.domain.UserChange;
import dev.evenflow.notification.user.store.UserNotificationStore;
import dev.evenflow.testkit.quarkus.MongoResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users get negative ids here, so that they come first whatever other tests have left. */
@QuarkusTest
@WithTestResource(MongoResource.class)
class NotificationResourceTest {

    private static final String PROBLEM = "application/problem+json";

    @Inject
    UserNotificationStore store;

    @BeforeEach
    void twentyFiveUsersAndOneDeleted() {
        apply(LongStream.rangeClosed(-25, -1)
                .<UserChange>mapToObj(id -> upsert(id, 1))
                .toList());
        apply(List.of(tombstone(-26, 2)));
    }

    @Test
    void list_answersThePlainArrayById_withTotalAndLinks() {
        get("/notifications?page_size=2&page=2")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .header("X-Total-Count", Integer::parseInt, greaterThanOrEqualTo(25))
                .header("Link", containsString("</notifications?page=3&page_size=2>; rel=\"next\""))
                .body("user_id", contains(-23, -22));
    }

    @Test
    void list_answersTwenty_byDefault() {
        get("/notifications").then().statusCode(200).body("$", hasSize(20)).body("[0].user_id", equalTo(-25));
    }

    @Test
    void list_isEmpty_behindTheLastPage() {
        get("/notifications?page=10000").then().statusCode(200).body("$", hasSize(0));
    }

    @Test
    void list_is400_namingEveryFieldOutsideItsLimits() {
        get("/notifications?page=0&page_size=101")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations.field", containsInAnyOrder("page", "page_size"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=x", "page_size=0", "page_size=-1", "page=99999999999"})
    void list_is400_forBadPaging(String query) {
        get("/notifications?" + query)
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("type", equalTo("tag:evenflow.dev,2025:validation"));
    }

    @Test
    void byUser_answersTheDocumentedShape() {
        get("/notifications/user/-7")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("$", aMapWithSize(4))
                .body("user_id", equalTo(-7))
                .body("name", equalTo("name 1"))
                .body("email", equalTo("1@example.com"))
                .body("updated_at", equalTo("2025-05-25T10:00:01.123456Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-26", "987654321", "abc", "1.5", "99999999999999999999", "💥"})
    void byUser_is404_forDeletedUnknownAndNonNumericIds(String id) {
        get("/notifications/user/" + id).then().statusCode(404).contentType(PROBLEM);
    }

    private void apply(List<UserChange> changes) {
        store.apply(changes).await().atMost(Duration.ofSeconds(10));
    }
}
