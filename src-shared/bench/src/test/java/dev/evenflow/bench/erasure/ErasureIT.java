package dev.evenflow.bench.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.testkit.service.HttpCalls;
import dev.evenflow.testkit.service.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A deleted user is nowhere any more: neither name nor e-mail, neither the last nor the earlier ones, in no store of ours. */
class ErasureIT {

    private static ErasingStack stack;
    private static Stores stores;

    @BeforeAll
    static void start() {
        stack = new ErasingStack();
        stores = stack.stores();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void deletedUser_isInNoStore_andOthersAreWhereTheyWere() throws Exception {
        var other = Somebody.unique();
        stack.create(other);
        var gone = Somebody.unique();
        var id = stack.create(gone);
        users().put("/users/" + id, gone.changed());
        stack.awaitCopy(id, gone.changedName());
        new Purchase(stack, id).make();
        users().post("/admin/republish", "{}");
        stack.publishUnreadable(id, gone);
        await().atMost(ErasingStack.PATIENCE)
                .untilAsserted(() -> assertThat(stores.telling(gone.words()))
                        .contains(
                                "users:public.users",
                                "users:public.idempotency_keys",
                                "orders:users.users",
                                "mongo:user_notifications",
                                "stream:USERS",
                                "stream:DEAD_LETTERS")
                        .anyMatch(place -> place.startsWith("broker:")));
        assertThat(stores.telling(gone.words())).noneMatch(place -> place.startsWith("log:"));
        var before = stores.telling(other.words());

        assertThat(users().delete("/users/" + id).status()).isEqualTo(204);

        stack.awaitNowhere(gone);
        assertThat(stores.telling(other.words())).isEqualTo(before);
        assertThat(notifications()
                        .get("/notifications/user/" + id + "/messages")
                        .json())
                .isEmpty();
        stack.assertCopiesAreRight();
        stack.assertReplayCompletes();
    }

    @Test
    void erasure_survivesOutageAndCrash() throws Exception {
        var gone = Somebody.unique();
        var id = stack.create(gone);
        stack.awaitCopy(id, gone.name());
        stack.nats().stop();
        assertThat(users().delete("/users/" + id).status()).isEqualTo(204);

        var service = stack.service(Service.USER);
        service.kill();
        stack.nats().restart();
        service.restart();
        service.awaitReady();

        stack.awaitNowhere(gone);
        await().atMost(ErasingStack.PATIENCE)
                .untilAsserted(() -> assertThat(users().get("/q/metrics").body())
                        .contains("evenflow_erasure_pending 0.0")
                        .contains("evenflow_erasure_oldest_age_seconds 0.0")
                        .containsPattern("evenflow_erasure_users_total [1-9]"));
    }

    @Test
    void consumerThatWasAway_goesOn_andNeverHearsOfWhomWasErasedMeanwhile() throws Exception {
        var stays = Somebody.unique();
        var gone = Somebody.unique();
        var away = stack.service(Service.NOTIFICATION);
        away.terminate();
        var id = stack.create(gone);
        var other = stack.create(stays);
        assertThat(users().delete("/users/" + id).status()).isEqualTo(204);
        stack.awaitNowhere(gone);

        away.restart();
        away.awaitReady();

        stack.awaitCopy(other, stays.name());
        stack.assertCopiesAreRight();
        assertThat(stores.telling(gone.words())).isEmpty();
        assertThat(notifications().get("/notifications/user/" + id).status()).isEqualTo(404);
    }

    private static HttpCalls users() {
        return stack.http(Service.USER);
    }

    private static HttpCalls notifications() {
        return stack.http(Service.NOTIFICATION);
    }
}
