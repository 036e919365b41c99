package dev.evenflow.user;

import static dev.evenflow.user.UserApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** NATS is not there in these tests: none of this may depend on it. */
@QuarkusTest
class ServiceEndpointsTest {

    private final UserApi api = new UserApi();

    @ParameterizedTest
    @ValueSource(strings = {"live", "ready", "started"})
    void health_isUp_withoutTheBroker(String kind) {
        var response = api.get("/q/health/" + kind);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(json(response).get("status").textValue()).isEqualTo("UP");
    }

    @Test
    void readiness_asksTheDatabase() {
        assertThat(api.get("/q/health/ready").body()).containsIgnoringCase("PostgreSQL");
    }

    @Test
    void metrics_areThere() {
        api.get("/users");

        assertThat(api.get("/q/metrics").body()).contains("http_server_requests_seconds_count");
    }

    @Test
    void openApi_describesTheCalls() {
        assertThat(api.get("/q/openapi").body())
                .contains("/users/{id}/validate:", "page_size", "created_at", "HttpProblem");
    }
}
