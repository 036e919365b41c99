package dev.evenflow;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** NATS is not there in these tests: none of this may depend on it. */
@QuarkusTest
class ServiceEndpointsTest {

    @ParameterizedTest
    @ValueSource(strings = {"live", "ready", "started"})
    void health_isUp_withoutTheBroker(String kind) {
        given().get("/q/health/" + kind).then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void readiness_asksTheDatabase() {
        given().get("/q/health/ready").then().body(containsString("PostgreSQL"));
    }

    @Test
    void openApi_describesTheCalls() {
        given().get("/q/openapi")
                .then()
                .body(containsString("/admin/rebuild-projections:"))
                .body(containsString("/admin/outbox:"))
                .body(containsString("/admin/dead-letters:"))
                .body(containsString("name: as_of"));
    }

    @Test
    void outbox_tellsWhatWaits() {
        new Api().account("Ann");

        given().get("/admin/outbox")
                .then()
                .statusCode(200)
                .body("pending", greaterThan(0))
                .body("oldest_age_ms", greaterThanOrEqualTo(0))
                .body("parked", equalTo(0));
    }

    @Test
    void deadLetters_areUnavailable_withoutTheBroker() {
        given().get("/admin/dead-letters").then().statusCode(503).contentType("application/problem+json");
    }
}
