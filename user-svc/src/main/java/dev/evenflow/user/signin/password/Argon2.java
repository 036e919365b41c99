package dev.evenflow.user.signin.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (<a href="https://www.rfc-editor.org/rfc/rfc9106">RFC 9106</a>), as text in the
 * <a href="https://github.com/P-H-C/phc-string-format">PHC string format</a>. Every call costs what the parameters say.
 *
 * @param memory in KiB
 * @param iterations passes over the memory
 */
record Argon2(int memory, int iterations) {

    static final int SALT = 16;
    static final int HASH = 32;

    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([0-9]{1,8}),t=([0-9]{1,3}),p=1\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");
    private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

    /** @param salt new for every password */
    String hash(String password, byte[] salt) {
        return text(salt, bytes(password, salt));
    }

    /** A hash that no password has, to be verified in place of one that is not there. */
    String text(byte[] salt, byte[] hash) {
        return "$argon2id$v=19$m=" + memory + ",t=" + iterations + ",p=1$" + BASE64.encodeToString(salt) + "$"
                + BASE64.encodeToString(hash);
    }

    /**
     * With the parameters the hash was made with.
     *
     * @throws IllegalArgumentException for what is no such hash
     */
    static boolean verify(String password, String stored) {
        var phc = PHC.matcher(stored);
        if (!phc.matches()) {
            throw new IllegalArgumentException("not a hash of Argon2id");
        }
        var parameters = new Argon2(Integer.parseInt(phc.group(1)), Integer.parseInt(phc.group(2)));
        var salt = Base64.getDecoder().decode(phc.group(3));
        return MessageDigest.isEqual(
                parameters.bytes(password, salt), Base64.getDecoder().decode(phc.group(4)));
    }

    private byte[] bytes(String password, byte[] salt) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(iterations)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        var hash = new byte[HASH];
        generator.generateBytes(password.getBytes(UTF_8), hash);
        return hash;
    }
}
