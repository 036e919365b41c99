package dev.evenflow.user.signin.key;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** A private key as text (<a href="https://www.rfc-editor.org/rfc/rfc7468#section-10">RFC 7468, section 10</a>). */
final class PemKey {

    private static final Pattern PKCS8 =
            Pattern.compile("(?s).*-----BEGIN PRIVATE KEY-----(.+)-----END PRIVATE KEY-----\\s*");
    private static final int BITS = 256;

    private PemKey() {}

    /** @throws IllegalArgumentException when it is anything but a private key on P-256; does not tell what it is */
    static SigningKey parse(String id, String pem, Instant since) {
        var found = PKCS8.matcher(pem);
        if (!found.matches()) {
            throw new IllegalArgumentException(
                    "no PKCS #8 private key: openssl pkcs8 -topk8 -nocrypt makes one of others");
        }
        try {
            var factory = KeyFactory.getInstance("EC");
            var encoded = Base64.getMimeDecoder().decode(found.group(1));
            var key = (ECPrivateKey) factory.generatePrivate(new PKCS8EncodedKeySpec(encoded));
            if (key.getParams().getCurve().getField().getFieldSize() != BITS) {
                throw new IllegalArgumentException("not on the curve P-256");
            }
            return new SigningKey(id, key, publicKey(key, factory), since);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no private key of the kind EC", e);
        }
    }

    private static ECPublicKey publicKey(ECPrivateKey key, KeyFactory factory) throws GeneralSecurityException {
        var generator = CustomNamedCurves.getByName("secp256r1").getG();
        var point =
                new FixedPointCombMultiplier().multiply(generator, key.getS()).normalize();
        var at = new ECPoint(
                point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
        return (ECPublicKey) factory.generatePublic(new ECPublicKeySpec(at, key.getParams()));
    }
}
