package dev.evenflow.user.signin.token;

import dev.evenflow.security.audit.AuditLog;
import dev.evenflow.user.signin.password.Credential;
import dev.evenflow.user.signin.password.Credentials;
import dev.evenflow.user.signin.password.Passwords;
import dev.evenflow.user.signin.throttle.SignInThrottle;
import dev.evenflow.web.validation.PlainTextValidator;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/**
 * Signs a user in. An unknown e-mail, a user without a password and a wrong password take the same steps and have the same
 * answer.
 */
@Singleton
class PasswordGrant {

    private static final String SIGN_IN = "sign in";
    private static final int MAX_EMAIL = 255;

    private final SignInThrottle throttle;
    private final Credentials credentials;
    private final Passwords passwords;
    private final UserTokens tokens;
    private final AuditLog audit;

    PasswordGrant(
            SignInThrottle throttle, Credentials credentials, Passwords passwords, UserTokens tokens, AuditLog audit) {
        this.throttle = throttle;
        this.credentials = credentials;
        this.passwords = passwords;
        this.tokens = tokens;
        this.audit = audit;
    }

    Uni<TokenAnswer> token(Grant.Password grant, String address) {
        var email = emailKey(grant.email());
        var attempt = email.isEmpty() ? throttle.begin(address) : throttle.begin(email, address);
        return checked(email, grant.password())
                .onFailure(failure -> !(failure instanceof TokenRefusal))
                .invoke(attempt::giveBack)
                .invoke(attempt::giveBack)
                .flatMap(tokens::begin);
    }

    private Uni<Credential> checked(String email, String password) {
        return credentials.find(email).flatMap(found -> verified(password, found));
    }

    private Uni<Credential> verified(String password, Optional<Credential> found) {
        return passwords
                .verify(password, found.map(Credential::passwordHash))
                .invoke(right -> audit.record(caller(found), SIGN_IN, "", right ? "ok" : "refused"))
                .map(right -> found.filter(credential -> right).orElseThrow(TokenRefusal::wrongPassword));
    }

    private static String caller(Optional<Credential> found) {
        return found.map(credential -> "user:" + credential.userId()).orElse("nobody");
    }

    /** No e-mail is empty: what cannot be one is looked for all the same, and no account of which attempts are counted. */
    private static String emailKey(String sent) {
        return sent.length() <= MAX_EMAIL && PlainTextValidator.isPlain(sent) ? sent.toLowerCase(Locale.ROOT) : "";
    }
}
