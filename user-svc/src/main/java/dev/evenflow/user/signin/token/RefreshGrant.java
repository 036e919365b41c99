package dev.evenflow.user.signin.token;

import dev.evenflow.user.signin.throttle.SignInThrottle;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Gives the next tokens for a refresh token, which has been used then. */
@Singleton
class RefreshGrant {

    private final SignInThrottle throttle;
    private final UserTokens tokens;

    RefreshGrant(SignInThrottle throttle, UserTokens tokens) {
        this.throttle = throttle;
        this.tokens = tokens;
    }

    Uni<TokenAnswer> token(Grant.Refresh grant, String address) {
        var attempt = throttle.begin(address);
        return tokens.next(grant.token())
                .onFailure(failure -> !(failure instanceof TokenRefusal))
                .invoke(attempt::giveBack)
                .invoke(attempt::giveBack);
    }
}
