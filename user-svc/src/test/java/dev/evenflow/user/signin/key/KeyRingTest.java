package dev.evenflow.user.signin.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenflow.testkit.access.SigningKeyPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {

    private static final Instant LONG_AGO = Instant.parse("2025-05-25T10:00:00Z");
    private static final Instant BEFORE = LONG_AGO.minusSeconds(1);
    private static final Instant JUST_NOW = LONG_AGO.plusSeconds(1);

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void publicKey_isThatOfThePrivateOne() throws IOException {
        for (var i = 0; i < 50; i++) {
            var pair = SigningKeyPair.generate();

            var view = JwkView.of(PemKey.parse("id", pair.pem(), BEFORE));

            assertThat(JSON.<JsonNode>valueToTree(view)).isEqualTo(JSON.readTree(pair.jwk("id")));
        }
    }

    @Test
    void lastKey_signs_onceItWasPublishedLongEnough() {
        assertThat(signing(key("1", JUST_NOW))).isEqualTo("1");
        assertThat(signing(key("1", BEFORE), key("2", JUST_NOW))).isEqualTo("1");
        assertThat(signing(key("1", BEFORE), key("2", BEFORE))).isEqualTo("2");
        assertThat(signing(key("1", JUST_NOW), key("2", JUST_NOW), key("3", JUST_NOW)))
                .isEqualTo("2");
    }

    @Test
    void folder_givesItsKeys_byName() throws IOException {
        Files.writeString(folder.resolve("b.pem"), SigningKeyPair.generate().pem());
        Files.writeString(folder.resolve("a.pem"), SigningKeyPair.generate().pem());
        Files.writeString(folder.resolve("README"), "no key");

        assertThat(new KeyFolder(folder).read()).extracting(SigningKey::id).containsExactly("a", "b");
    }

    @Test
    void folder_withoutKeys_isRefused() {
        assertThatThrownBy(() -> new KeyFolder(folder).read()).hasMessageContaining("EVENFLOW_SIGN_IN_KEYS");
        assertThatThrownBy(() -> new KeyFolder(folder.resolve("nowhere")).read())
                .hasMessageContaining("EVENFLOW_SIGN_IN_KEYS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\n!!!\n-----END PRIVATE KEY-----\n"
            })
    void file_thatIsNoKey_isRefused(String content) throws IOException {
        Files.writeString(folder.resolve("a.pem"), content);

        assertThatThrownBy(() -> new KeyFolder(folder).read())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a.pem");
    }

    private static String signing(SigningKey... keys) {
        return KeyRing.signing(List.of(keys), LONG_AGO).orElseThrow().id();
    }

    private static SigningKey key(String id, Instant since) {
        return PemKey.parse(id, SigningKeyPair.generate().pem(), since);
    }
}
