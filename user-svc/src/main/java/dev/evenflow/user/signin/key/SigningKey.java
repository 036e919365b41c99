package dev.evenflow.user.signin.key;

import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;

/**
 * A key on the curve P-256.
 *
 * @param id as tokens name it
 * @param since when it came into its folder
 */
public record SigningKey(String id, ECPrivateKey privateKey, ECPublicKey publicKey, Instant since) {

    /** Never the key itself. */
    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
