package dev.evenflow.security.token;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.security.Key;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** A JWK Set as text to keys by id. */
final class JwkSet {

    private JwkSet() {}

    /**
     * Its public keys that have an id and are not for encryption; those of a kind that is not known are left out.
     *
     * @throws IllegalArgumentException when it is no JWK Set
     */
    static Map<String, PublicKey> parse(String json) {
        try {
            return new JsonWebKeySet(json)
                    .getJsonWebKeys().stream()
                            .filter(key -> key.getKeyId() != null && !"enc".equals(key.getUse()))
                            .filter(key -> publicKey(key).isPresent())
                            .collect(toUnmodifiableMap(
                                    JsonWebKey::getKeyId, key -> publicKey(key).orElseThrow(), (one, other) -> one));
        } catch (JoseException e) {
            throw new IllegalArgumentException("Not a JWK Set", e);
        }
    }

    private static Optional<PublicKey> publicKey(JsonWebKey key) {
        Key found = key.getKey();
        return found instanceof PublicKey known ? Optional.of(known) : Optional.empty();
    }
}
