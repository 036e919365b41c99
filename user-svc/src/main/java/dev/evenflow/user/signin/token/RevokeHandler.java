package dev.evenflow.user.signin.token;

import dev.evenflow.user.signin.key.KeyRing;
import dev.evenflow.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Ends tokens. Whoever has a refresh token may end it; a program that says who it is has to prove that. */
@Singleton
class RevokeHandler {

    private final KeyRing ring;
    private final ClientGrant clients;
    private final UserTokens tokens;

    RevokeHandler(KeyRing ring, ClientGrant clients, UserTokens tokens) {
        this.ring = ring;
        this.clients = clients;
        this.tokens = tokens;
    }

    /** Fails with a {@link TokenRefusal}, or with 404 where another issues the tokens. */
    Uni<Void> revoke(Revocation asked, String address) {
        if (!ring.isIssuing()) {
            throw ProblemType.NOT_FOUND.because("No tokens are issued here");
        }
        asked.client().ifPresent(client -> clients.known(client, address));
        if (asked.isOfAccessToken()) {
            throw TokenRefusal.accessToken();
        }
        return tokens.end(asked.token());
    }
}
