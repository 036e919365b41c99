package dev.evenflow.user.signin.token;

import dev.evenflow.user.signin.key.KeyRing;
import dev.evenflow.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** One handler for each grant. */
@Singleton
class Grants {

    private final KeyRing ring;
    private final PasswordGrant password;
    private final RefreshGrant refresh;
    private final ClientGrant client;

    Grants(KeyRing ring, PasswordGrant password, RefreshGrant refresh, ClientGrant client) {
        this.ring = ring;
        this.password = password;
        this.refresh = refresh;
        this.client = client;
    }

    /** Fails with a {@link TokenRefusal}, or with 404 where another issues the tokens. */
    Uni<TokenAnswer> token(Grant grant, String address) {
        if (!ring.isIssuing()) {
            throw ProblemType.NOT_FOUND.because("No tokens are issued here");
        }
        return switch (grant) {
            case Grant.Password asked -> password.token(asked, address);
            case Grant.Refresh asked -> refresh.token(asked, address);
            case Grant.Client asked -> client.token(asked, address);
        };
    }
}
