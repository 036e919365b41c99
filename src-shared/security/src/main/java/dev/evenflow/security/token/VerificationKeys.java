package dev.evenflow.security.token;

import io.smallrye.mutiny.Uni;
import java.security.PublicKey;
import java.util.Optional;

/** The public keys of the issuer. */
public interface VerificationKeys {

    /**
     * Gets ready to find keys; called once, before the service listens.
     *
     * @throws IllegalStateException when there can never be any
     */
    void prepare();

    /**
     * The key of this id, emitted on the calling Vert.x context; empty when the issuer has none. Asks the issuer only for an
     * id never seen. Fails with {@link NoKeysException} when there are no keys at all yet.
     */
    Uni<Optional<PublicKey>> find(String keyId);
}
