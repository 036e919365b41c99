package dev.evenflow.user.signin.key;

import dev.evenflow.security.token.RemoteKeys;
import dev.evenflow.security.token.VerificationKeys;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.PublicKey;
import java.util.Optional;

/** An issuer asks nobody for its own keys; where tokens are issued by another, it asks that one. */
@Singleton
public class IssuerKeys implements VerificationKeys {

    private final KeyRing ring;
    private final RemoteKeys remote;

    IssuerKeys(KeyRing ring, RemoteKeys remote) {
        this.ring = ring;
        this.remote = remote;
    }

    @Override
    public void prepare() {
        if (!ring.isIssuing()) {
            remote.prepare();
        }
    }

    @Override
    public Uni<Optional<PublicKey>> find(String keyId) {
        return ring.isIssuing()
                ? Uni.createFrom().item(ring.find(keyId).map(SigningKey::publicKey))
                : remote.find(keyId);
    }
}
