package dev.evenflow.user.signin.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2Test {

    private static final byte[] SALT = new byte[Argon2.SALT];

    private final Argon2 argon2 = new Argon2(64, 1);

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery staple", "пароль с буквами", "😀😀😀😀😀😀"})
    void password_isKnownAgain_andNoOther(String password) {
        var hash = argon2.hash(password, SALT);

        assertThat(hash).startsWith("$argon2id$v=19$m=64,t=1,p=1$").doesNotContain(password);
        assertThat(Argon2.verify(password, hash)).isTrue();
        assertThat(Argon2.verify(password + " ", hash)).isFalse();
    }

    @Test
    void hash_keepsItsParameters_whenTheConfigurationChanges() {
        var old = new Argon2(128, 2).hash("secret", SALT);

        assertThat(Argon2.verify("secret", old)).isTrue();
    }

    @Test
    void salt_makesHashesDiffer() {
        var other = SALT.clone();
        Arrays.fill(other, (byte) 1);

        assertThat(argon2.hash("secret", SALT)).isNotEqualTo(argon2.hash("secret", other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "$argon2i$v=19$m=64,t=1,p=1$AAAA$AAAA", "$2a$10$abc"})
    void somethingElse_isNoHash(String stored) {
        assertThatThrownBy(() -> Argon2.verify("secret", stored)).isInstanceOf(IllegalArgumentException.class);
    }
}
