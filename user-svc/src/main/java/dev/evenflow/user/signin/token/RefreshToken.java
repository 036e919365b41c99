package dev.evenflow.user.signin.token;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A refresh token: which family it belongs to, and 256 random bits.
 *
 * @param family random, too: who does not have a token of it cannot end it
 * @param text as clients have it
 */
record RefreshToken(UUID family, String text) {

    private static final int ID = 16;
    private static final int SECRET = 32;
    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_-]{64}");

    /** @param secret 32 random bytes */
    static RefreshToken of(UUID family, byte[] secret) {
        var bytes = ByteBuffer.allocate(ID + SECRET)
                .putLong(family.getMostSignificantBits())
                .putLong(family.getLeastSignificantBits())
                .put(secret);
        return new RefreshToken(family, Base64.getUrlEncoder().encodeToString(bytes.array()));
    }

    /** Empty for what is none. */
    static Optional<RefreshToken> parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        return Optional.of(new RefreshToken(new UUID(bytes.getLong(), bytes.getLong()), text));
    }

    /** What is kept of it. It is as good as random, so a fast hash will do. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getUrlDecoder().decode(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "RefreshToken[]";
    }
}
