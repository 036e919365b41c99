package dev.evenflow.manifests.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenflow.testkit.run.Checkout;
import io.fabric8.zjsonpatch.JsonPatch;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComposeTest {

    private static final Compose COMPOSE = Compose.read(Checkout.root());

    @Test
    void theFile_isValid() {
        assertThat(COMPOSE.violations()).isEmpty();
        assertThat(COMPOSE.names())
                .containsExactlyInAnyOrder(
                        "postgres", "mongodb", "nats", "mailpit", "user-svc", "notification-svc", "order-svc");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'op':'add','path':'/services/user-svc/environment/ORDER_DB_URL','value':'x'} | user-svc does not read ORDER_DB_URL
            {'op':'remove','path':'/services/user-svc/environment/NATS_URL'}              | user-svc is not told NATS_URL
            {'op':'replace','path':'/services/nats/image','value':'nats:latest'}          | nats runs nats:latest
            {'op':'replace','path':'/services/user-svc/ports/0','value':'8080:8080'}      | user-svc can be reached from everywhere at 8080:8080
            {'op':'add','path':'/services/user-svc/depends_on/mysql','value':{}}          | user-svc depends on mysql
            {'op':'add','path':'/services/user-svc/enviroment','value':{}}                | user-svc has a field enviroment
            {'op':'replace','path':'/services/nats/volumes/0','value':'data:/data'}       | nats mounts data
            {'op':'replace','path':'/services/nats/volumes/1','value':'./nats.conf:/a'}   | nats mounts ./nats.conf
            {'op':'remove','path':'/services/order-svc'}                                  | order-svc is missing
            """)
    void theFile_isRefused_whenOneThingIsBroken(String change, String reason) throws IOException {
        var patch = new ObjectMapper().readTree("[" + change.replace('\'', '"') + "]");
        var broken = new Compose(COMPOSE.checkout(), COMPOSE.folder(), JsonPatch.apply(patch, COMPOSE.file()));

        assertThat(broken.violations()).containsExactly(reason);
    }
}
