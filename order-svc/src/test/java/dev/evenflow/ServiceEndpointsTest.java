package dev.evenflow;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

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
        given().get("/q/openapi").then().body(containsString("/admin/rebuild-projections:"));
    }
}
