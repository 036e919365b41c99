package dev.evenflow.notification.consistency;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toMap;
import static org.awaitility.Awaitility.await;

import dev.evenflow.consistency.CheckStore;
import dev.evenflow.notification.StoredUsers;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;

/** The calls of an operator who wants the copy to be checked. */
@ApplicationScoped
public class CheckCalls {

    static final String PATH = "/admin/consistency";
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int CONFLICT = 409;

    private final CheckStore store;

    CheckCalls(CheckStore store) {
        this.store = store;
    }

    /** The report of a check, however long that takes; the one before is over first. */
    JsonPath check() {
        return check("");
    }

    JsonPath check(String body) {
        var answer =
                await().atMost(PATIENCE).until(() -> post(body).extract(), begun -> begun.statusCode() != CONFLICT);
        return answer.statusCode() == 200 ? answer.jsonPath() : awaitEnd();
    }

    /** The report of the check that is running. */
    JsonPath awaitEnd() {
        await().atMost(PATIENCE).until(() -> !isRunning());
        return report();
    }

    boolean isRunning() {
        return StoredUsers.sync(store.read()).checking();
    }

    static JsonPath report() {
        return get(PATH).then().statusCode(200).extract().jsonPath();
    }

    static ValidatableResponse post(String body) {
        return body.isEmpty()
                ? given().noContentType().post(PATH).then()
                : given().contentType(ContentType.JSON).body(body).post(PATH).then();
    }

    /** What is different, by the ids of the users. */
    static Map<Integer, String> kinds(JsonPath report) {
        return report.<Map<String, Object>>getList("differences").stream()
                .collect(toMap(one -> (Integer) one.get("id"), one -> (String) one.get("kind")));
    }
}
