package dev.evenflow.contracts.consistency;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The digest of one user's state: the first eight bytes, big endian, of SHA-256 over {@code id:version:deleted}, with
 * {@code deleted} as 0 or 1, such as {@code 42:7:0}. user-svc computes the same in SQL. Digests of a range are the exclusive
 * or of its rows', which depends on no order and is its own inverse.
 *
 * @see <a href="https://docs.percona.com/percona-toolkit/pt-table-checksum.html">pt-table-checksum</a>, which combines rows so
 */
public final class RowDigest {

    private RowDigest() {}

    public static long of(long id, long version, boolean deleted) {
        var text = id + ":" + version + (deleted ? ":1" : ":0");
        return ByteBuffer.wrap(sha256().digest(text.getBytes(US_ASCII))).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
