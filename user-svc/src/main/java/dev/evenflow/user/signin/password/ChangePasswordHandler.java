package dev.evenflow.user.signin.password;

import dev.evenflow.security.audit.AuditLog;
import dev.evenflow.user.signin.throttle.SignInThrottle;
import dev.evenflow.web.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gives users another password. Whoever was signed in as the user has to sign in again. */
@Singleton
class ChangePasswordHandler {

    private static final ProblemType WRONG_PASSWORD =
            new ProblemType("wrong-password", 403, "The current password is wrong");
    private static final String CHANGED = "password-changed";

    private final PasswordTable table;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final AuditLog audit;

    ChangePasswordHandler(PasswordTable table, Passwords passwords, SignInThrottle throttle, AuditLog audit) {
        this.table = table;
        this.passwords = passwords;
        this.throttle = throttle;
        this.audit = audit;
    }

    /** Who asks for it, and from which address. */
    record Asking(String caller, String address) {}

    /** Fails with 404, with 403 for a wrong password, which counts as a failed sign-in, and with 429 after too many. */
    Uni<Void> byOwner(long userId, String current, String wanted, Asking asking) {
        return table.get(userId)
                .flatMap(stored -> proven(userId, current, stored, asking))
                .flatMap(stored -> written(userId, wanted, stored.hash(), asking));
    }

    /** Also of a user who has none. Fails with 404. */
    Uni<Void> byAdministrator(long userId, String wanted, Asking asking) {
        return table.get(userId).flatMap(stored -> written(userId, wanted, Optional.empty(), asking));
    }

    private Uni<StoredPassword> proven(long userId, String current, StoredPassword stored, Asking asking) {
        var attempt = throttle.begin(stored.account(), asking.address());
        return passwords
                .verify(current, stored.hash())
                .onFailure()
                .invoke(attempt::giveBack)
                .invoke(right -> requireRight(right, userId, asking))
                .invoke(attempt::giveBack)
                .replaceWith(stored);
    }

    /** Another change may have come first: the password that was proven is not the current one then. */
    private Uni<Void> written(long userId, String wanted, Optional<String> proven, Asking asking) {
        return passwords
                .hash(wanted)
                .flatMap(hash -> table.replace(userId, hash, proven))
                .invoke(replaced -> requireRight(replaced, userId, asking))
                .invoke(() -> audit.record(asking.caller(), CHANGED, Long.toString(userId), "ok"))
                .replaceWithVoid();
    }

    private void requireRight(boolean right, long userId, Asking asking) throws HttpProblem {
        if (!right) {
            audit.record(asking.caller(), CHANGED, Long.toString(userId), "refused");
            throw WRONG_PASSWORD.because("Send the password that you sign in with as current_password");
        }
    }
}
