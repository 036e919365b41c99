package dev.evenflow.user.signin.key;

import java.math.BigInteger;
import java.util.Base64;

/** A public key as a JSON Web Key (RFC 7517). */
public record JwkView(String kty, String crv, String use, String alg, String kid, String x, String y) {

    private static final int COORDINATE = 32;

    static JwkView of(SigningKey key) {
        var point = key.publicKey().getW();
        return new JwkView(
                "EC",
                "P-256",
                "sig",
                "ES256",
                key.id(),
                coordinate(point.getAffineX()),
                coordinate(point.getAffineY()));
    }

    /** All 32 bytes, leading zeros too: RFC 7518, section 6.2.1.2. */
    private static String coordinate(BigInteger value) {
        var bytes = value.toByteArray();
        var fixed = new byte[COORDINATE];
        var length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
    }
}
