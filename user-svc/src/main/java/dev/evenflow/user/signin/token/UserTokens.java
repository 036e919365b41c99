package dev.evenflow.user.signin.token;

import dev.evenflow.security.audit.AuditLog;
import dev.evenflow.security.policy.Role;
import dev.evenflow.user.signin.SignInConfig;
import dev.evenflow.user.signin.password.Credential;
import dev.evenflow.user.signin.token.RefreshFamilies.Member;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;

/** The tokens of users: a first pair, and each next one for the one before. */
@Singleton
class UserTokens {

    private static final int SECRET = 32;

    private final SecureRandom random = new SecureRandom();
    private final RefreshFamilies families;
    private final AccessTokens access;
    private final AuditLog audit;
    private final Duration lifetime;

    UserTokens(RefreshFamilies families, AccessTokens access, AuditLog audit, SignInConfig config) {
        this.families = families;
        this.access = access;
        this.audit = audit;
        this.lifetime = config.refreshLifetime();
    }

    /** For a user who has just signed in. */
    Uni<TokenAnswer> begin(Credential by) {
        var first = RefreshToken.of(UUID.randomUUID(), secret());
        return families.begin(by, first, lifetime).map(begun -> {
            if (!begun) {
                throw TokenRefusal.wrongPassword();
            }
            return answer(new Member(by.userId(), by.roles()), first);
        });
    }

    /**
     * For a refresh token. One that was used before has been stolen, or the one that came after it has: nobody can tell, so
     * the family ends.
     */
    Uni<TokenAnswer> next(String sent) {
        var used = RefreshToken.parse(sent).orElseThrow(TokenRefusal::refreshToken);
        var next = RefreshToken.of(used.family(), secret());
        return families.replace(used, next)
                .flatMap(found -> found.map(member -> Uni.createFrom().item(answer(member, next)))
                        .orElseGet(() -> refused(used)));
    }

    /** Signs out whoever signed in for this refresh token, used or not; without effect for what is none. */
    Uni<Void> end(String sent) {
        return RefreshToken.parse(sent)
                .map(token -> end(token, "sign out"))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<TokenAnswer> refused(RefreshToken used) {
        return end(used, "use a refresh token again").map(ended -> {
            throw TokenRefusal.refreshToken();
        });
    }

    private Uni<Void> end(RefreshToken token, String action) {
        return families.end(token)
                .invoke(owner -> owner.ifPresent(id -> audit.record("user:" + id, action, "", "family ended")))
                .replaceWithVoid();
    }

    private TokenAnswer answer(Member user, RefreshToken refresh) {
        var roles = Stream.concat(Stream.of(Role.USER.wireName()), user.roles().stream())
                .toList();
        return access.answer(Long.toString(user.userId()), roles, refresh.text());
    }

    private byte[] secret() {
        var secret = new byte[SECRET];
        random.nextBytes(secret);
        return secret;
    }
}
