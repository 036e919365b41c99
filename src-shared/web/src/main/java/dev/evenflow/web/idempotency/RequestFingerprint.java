package dev.evenflow.web.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells whether two requests ask for the same.
 *
 * @param sha256 of method, path and body, each preceded by its length; 64 hexadecimal digits
 */
public record RequestFingerprint(String sha256) {

    /**
     * The fingerprint of a request.
     *
     * @param canonicalBody the body as understood, so that white space, the order of fields and unknown fields do not
     *     count: what a retry of a client may change
     */
    public static RequestFingerprint of(String method, String path, String canonicalBody) {
        var digest = newDigest();
        for (var part : new String[] {method, path, canonicalBody}) {
            var bytes = part.getBytes(UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return new RequestFingerprint(HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
