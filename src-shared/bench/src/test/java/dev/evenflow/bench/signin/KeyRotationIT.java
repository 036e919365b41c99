package dev.evenflow.bench.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.testkit.access.SigningKeyPair;
import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.process.FreePort;
import dev.evenflow.testkit.run.Checkout;
import dev.evenflow.testkit.run.RunFolder;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.StackOptions;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The key is replaced while two services are called without a pause: nobody with a valid token hears of it. */
class KeyRotationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ENOUGH = 300;
    private static final String UNLIMITED = "EVENFLOW_RATE_LIMIT_PER_SECOND";
    private static final String OLD = "run";
    private static final String NEW = "z-next";
    private static final RunFolder FOLDER = RunFolder.temporary("evenflow-rotation");

    private static Stack stack;
    private static ServiceProcess users;
    private static ServiceProcess notifications;

    @BeforeAll
    static void start() {
        var ports = Map.of(Service.USER, FreePort.find());
        stack = new Stack(
                new StackOptions(FOLDER, Checkout.root(), ports, Map.of(), Map.of(), true), (step, elapsed) -> {});
        stack.startServers();
        users = stack.startService(stack.spec(Service.USER)
                .with("EVENFLOW_SIGN_IN_KEYS_REREAD_EVERY", "1s")
                .with("EVENFLOW_SIGN_IN_KEYS_PUBLISH_AHEAD", "3s")
                .with(UNLIMITED, "0"));
        notifications = stack.startService(stack.spec(Service.NOTIFICATION)
                .with("EVENFLOW_TOKEN_JWKS_MAX_AGE", "1s")
                .with(UNLIMITED, "0"));
        users.awaitReady();
        notifications.awaitReady();
    }

    @AfterAll
    static void stop() {
        stack.close();
        Folders.delete(FOLDER.path());
    }

    @Test
    void noRequestWithAValidTokenFails_whileTheKeyIsReplaced() throws Exception {
        var user = SignedInUser.register(users.url(), "rotation@example.com");
        assertThat(user.keyId()).isEqualTo(OLD);
        var old = user.token();
        var copy = notifications.url() + "/notifications/user/" + user.id();
        await().atMost(PATIENCE).until(() -> user.status(copy, old) == 200);

        try (var callers = new Callers(user, List.of(user.own(), copy))) {
            callers.awaitCalls(ENOUGH);
            var keys = FOLDER.path().resolve("keys");
            Files.writeString(
                    keys.resolve(NEW + ".pem"), SigningKeyPair.generate().pem());
            await().atMost(PATIENCE).until(() -> user.renew().equals(NEW));
            callers.awaitCalls(ENOUGH);
            assertThat(user.status(copy, old)).as("both keys are published").isEqualTo(200);

            Files.delete(keys.resolve(OLD + ".pem"));
            await().atMost(PATIENCE).until(() -> user.status(user.own(), old) == 401 && user.status(copy, old) == 401);
            callers.awaitCalls(ENOUGH);

            assertThat(callers.failures()).isEmpty();
        }
    }
}
