package dev.evenflow.check.admin;

import static dev.evenflow.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.Api;

/** The calls of an operator who wants everything to be checked. */
record Checking(Api api) {

    static final String PATH = "/admin/consistency";

    JsonNode check() {
        var answer = api.post(PATH, "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    /** What a report says of one of the read models. */
    static JsonNode projection(JsonNode report, String name) {
        for (var projection : report.path("projections")) {
            if (projection.path("name").asText().equals(name)) {
                return projection;
            }
        }
        throw new AssertionError(name + " is missing in " + report);
    }
}
