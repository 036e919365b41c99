package dev.evenflow.testkit.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenflow.testkit.service.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTokensTest {

    @TempDir
    Path folder;

    @Test
    void keyAndSecret_areMadeOnce_forTheirOwnerAlone() throws IOException {
        var first = tokens().variables(Service.USER, "http://127.0.0.1:8080");
        var again = tokens().variables(Service.USER, "http://127.0.0.1:8080");

        assertThat(again).isEqualTo(first).containsEntry("EVENFLOW_AUTH", "required");
        assertThat(Files.readString(folder.resolve("keys/run.pem"))).startsWith("-----BEGIN PRIVATE KEY-----");
        assertThat(Files.getPosixFilePermissions(folder.resolve("operator-secret")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        assertThat(tokens().command("http://127.0.0.1:8080"))
                .contains(Files.readString(folder.resolve("operator-secret")));
    }

    @Test
    void otherServices_areToldWhereTheKeysAre() {
        assertThat(tokens().variables(Service.ORDER, "http://127.0.0.1:8080"))
                .containsEntry("EVENFLOW_TOKEN_JWKS_URL", "http://127.0.0.1:8080/.well-known/jwks.json")
                .doesNotContainKey("EVENFLOW_SIGN_IN_KEYS");
    }

    @Test
    void auth_isOff_unlessAskedFor() {
        assertThat(Settings.from(Map.of()).auth()).isFalse();
        assertThat(Settings.from(Map.of("AUTH", "required")).auth()).isTrue();
        assertThatThrownBy(() -> Settings.from(Map.of("AUTH", "yes"))).hasMessageContaining("AUTH=yes");
    }

    private RunTokens tokens() {
        return new RunTokens(new RunFolder(folder));
    }
}
