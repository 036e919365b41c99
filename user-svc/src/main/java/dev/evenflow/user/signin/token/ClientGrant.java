package dev.evenflow.user.signin.token;

import dev.evenflow.security.audit.AuditLog;
import dev.evenflow.user.signin.throttle.SignInThrottle;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Gives a program a token. */
@Singleton
class ClientGrant {

    private final SignInThrottle throttle;
    private final Clients clients;
    private final AccessTokens access;
    private final AuditLog audit;

    ClientGrant(SignInThrottle throttle, Clients clients, AccessTokens access, AuditLog audit) {
        this.throttle = throttle;
        this.clients = clients;
        this.access = access;
        this.audit = audit;
    }

    Uni<TokenAnswer> token(Grant.Client grant, String address) {
        var known = known(grant, address);
        return Uni.createFrom().item(() -> access.answer(known.id(), List.of(known.role()), null));
    }

    /**
     * The program, which has proven who it is.
     *
     * @throws TokenRefusal 401
     */
    Clients.Client known(Grant.Client grant, String address) {
        var attempt = throttle.begin(address);
        var client = clients.find(grant.id(), grant.secret());
        audit.record("client:" + grant.id(), "sign in", "", client.isPresent() ? "ok" : "refused");
        var known = client.orElseThrow(TokenRefusal::invalidClient);
        attempt.giveBack();
        return known;
    }
}
