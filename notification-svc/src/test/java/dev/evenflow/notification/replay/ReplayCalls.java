package dev.evenflow.notification.replay;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;

/** The calls of an operator. */
final class ReplayCalls {

    private static final String PATH = "/admin/replay";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ReplayCalls() {}

    static ValidatableResponse post(String json) {
        return given().contentType(ContentType.JSON).body(json).post(PATH).then();
    }

    static void start(String from) {
        post("{\"from\":\"" + from + "\"}")
                .statusCode(202)
                .header("Location", endsWith(PATH))
                .body("id", notNullValue())
                .body("from", equalTo(from))
                .body("state", equalTo("preparing"));
    }

    /** How the last replay stands once it is over. */
    static JsonPath awaitEnd() {
        return await().atMost(PATIENCE)
                .until(
                        () -> get(PATH).then().statusCode(200).extract().jsonPath(),
                        progress -> progress.get("finished_at") != null);
    }

    static JsonPath replay(String from) {
        start(from);
        return awaitEnd();
    }
}
