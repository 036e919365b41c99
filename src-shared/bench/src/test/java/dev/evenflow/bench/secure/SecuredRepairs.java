package dev.evenflow.bench.secure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.testkit.service.Service;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Copies and read models are made right, and made anew, with the permissions that the services have. */
interface SecuredRepairs {

    SecuredStack stack();

    @Test
    @Order(3)
    default void aLostCopy_isFoundAndRepaired() {
        var notifications = stack().http(Service.NOTIFICATION);
        stack().loseCopy(1);

        Awaitility.await()
                .atMost(SecuredStack.PATIENCE)
                .ignoreExceptions()
                .until(() -> notifications
                        .post("/admin/consistency", "{\"deep\":true}")
                        .json()
                        .path("in_sync")
                        .asBoolean());

        stack().await(Service.NOTIFICATION, "/notifications/user/1", found -> found.has("email"));
        stack().await(
                        Service.ORDER,
                        "/admin/consistency",
                        report -> report.path("in_sync").asBoolean());
        assertThat(stack().http(Service.USER)
                        .post("/admin/republish", "{\"since\":\"2025-01-01T00:00:00Z\"}")
                        .status())
                .isBetween(200, 202);
    }

    @ParameterizedTest
    @CsvSource({"beginning", "2025-01-01T00:00:00Z"})
    @Order(4)
    default void aReplay_completes(String from) {
        assertThat(stack().http(Service.NOTIFICATION)
                        .post("/admin/replay", "{\"from\":\"" + from + "\"}")
                        .status())
                .isEqualTo(202);

        stack().await(
                        Service.NOTIFICATION,
                        "/admin/replay",
                        replay -> replay.path("state").asText().equals("completed"));
        stack().await(Service.NOTIFICATION, "/notifications/user/1", found -> found.has("email"));
    }

    @Test
    @Order(5)
    default void projections_areRebuilt_byWhoMayOnlyReadAndWriteTheOtherTables() {
        assertThat(stack().http(Service.ORDER)
                        .post("/admin/rebuild-projections", "")
                        .status())
                .isEqualTo(202);

        stack().await(
                        Service.ORDER,
                        "/admin/projections",
                        found -> found.size() > 0
                                && found.findValues("rebuild").stream().allMatch(JsonNode::isNull)
                                && found.findValues("lag").stream().allMatch(lag -> lag.asLong() == 0));
        assertThat(stack().http(Service.ORDER).get("/accounts?owner=1").json()).hasSize(1);
    }
}
