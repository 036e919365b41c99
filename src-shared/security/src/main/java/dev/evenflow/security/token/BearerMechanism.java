package dev.evenflow.security.token;

import dev.evenflow.security.AuthMode;
import dev.evenflow.security.policy.Caller;
import dev.evenflow.security.policy.Role;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Bearer tokens (<a href="https://www.rfc-editor.org/rfc/rfc6750">RFC 6750</a>) for Quarkus, in place of its own mechanism,
 * which fetches keys blocking. It refuses nobody: a caller without a valid token is nobody, and the policy says where nobody
 * may go.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class BearerMechanism implements HttpAuthenticationMechanism {

    private static final String CALLER = Caller.class.getName();
    private static final String SCHEME = "Bearer ";
    private static final Caller ANYONE = new Caller.Anyone();
    private static final Caller NO_TOKEN = new Caller.Nobody(Caller.Why.NO_TOKEN);
    private static final Caller INVALID = new Caller.Nobody(Caller.Why.INVALID_TOKEN);

    private final TokenVerifier verifier;
    private final AuthMode mode;

    BearerMechanism(TokenVerifier verifier, @ConfigProperty(name = "evenflow.auth") AuthMode mode) {
        this.verifier = verifier;
        this.mode = mode;
    }

    /** Who sends a request, once it was authenticated. */
    public static Caller caller(RoutingContext request) {
        Caller known = request.get(CALLER);
        return known == null ? NO_TOKEN : known;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        return caller(request, mode)
                .invoke(caller -> request.put(CALLER, caller))
                .map(BearerMechanism::identity);
    }

    private Uni<Caller> caller(RoutingContext request, AuthMode wanted) {
        return switch (wanted) {
            case OFF -> Uni.createFrom().item(ANYONE);
            case REQUIRED ->
                caller(
                        request.request().headers().getAll(HttpHeaders.AUTHORIZATION),
                        request.request().remoteAddress().host());
        };
    }

    /** Several headers are several claims who calls, of which none counts. Another scheme is no token. */
    private Uni<Caller> caller(List<String> sent, String host) {
        if (sent.size() > 1) {
            return Uni.createFrom().item(INVALID);
        }
        return sent.stream()
                .findFirst()
                .flatMap(BearerMechanism::token)
                .map(token -> verifier.verify(token, host))
                .orElseGet(() -> Uni.createFrom().item(NO_TOKEN));
    }

    private static Optional<String> token(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    private static @Nullable SecurityIdentity identity(Caller caller) {
        if (!(caller instanceof Caller.Known known)) {
            return null;
        }
        var identity = QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(known.subject()));
        known.roles().stream().map(Role::wireName).forEach(identity::addRole);
        return identity.build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, HttpHeaderNames.WWW_AUTHENTICATE, SCHEME.strip()));
    }

    /** None that an identity provider would have to know. */
    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }
}
