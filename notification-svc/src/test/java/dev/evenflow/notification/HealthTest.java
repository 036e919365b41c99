package dev.evenflow.notification;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.evenflow.testkit.quarkus.MongoResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The broker is down here. */
@QuarkusTest
@WithTestResource(MongoResource.class)
class HealthTest {

    @Test
    void live_isUp_andAsksNobody() {
        get("/q/health/live").then().statusCode(200).body("checks", hasSize(0));
    }

    @Test
    void ready_isUp_whenOnlyMongoDbIsThere() {
        get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItem("MongoDB connection health check"));
    }

    @Test
    void metrics_areServed() {
        get("/q/metrics").then().statusCode(200).body(containsString("jvm_memory_used_bytes"));
    }
}
