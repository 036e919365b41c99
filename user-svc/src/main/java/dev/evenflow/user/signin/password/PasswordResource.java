package dev.evenflow.user.signin.password;

import dev.evenflow.security.enforce.Access;
import dev.evenflow.security.policy.Caller;
import dev.evenflow.user.signin.password.ChangePasswordHandler.Asking;
import dev.evenflow.web.problem.FieldViolation;
import dev.evenflow.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The password of a user. */
@Path("/users/{id}/password")
@Produces(MediaType.APPLICATION_JSON)
public class PasswordResource {

    private final ChangePasswordHandler change;
    private final Access access;

    PasswordResource(ChangePasswordHandler change, Access access) {
        this.change = change;
        this.access = access;
    }

    /** Users prove that they know the present one, administrators too where it is their own. All refresh tokens end. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "204", description = "It is the password from now on; all refresh tokens have ended")
    @APIResponse(responseCode = "400", description = "A password is missing, or not as long as it has to be")
    @APIResponse(responseCode = "403", description = "The current password is wrong, or the role may not do this")
    @APIResponse(responseCode = "404", description = "There is no such user, or it is another one")
    @APIResponse(responseCode = "429", description = "Too many attempts failed; Retry-After tells when to try again")
    public Uni<Void> replace(
            @PathParam("id") long id, @NotNull @Valid PasswordRequest wanted, @Context HttpServerRequest request) {
        var caller = access.caller();
        var asking = new Asking(
                caller.map(Caller::name).orElse("nobody"),
                request.remoteAddress().hostAddress());
        return caller.filter(known -> isUser(id, known)).isPresent()
                ? change.byOwner(id, current(wanted), wanted.password(), asking)
                : change.byAdministrator(id, wanted.password(), asking);
    }

    private static boolean isUser(long id, Caller caller) {
        return caller instanceof Caller.Known known
                && known.userId().filter(own -> own == id).isPresent();
    }

    private static String current(PasswordRequest wanted) {
        var current = wanted.currentPassword();
        if (current == null) {
            throw ProblemType.violating(List.of(new FieldViolation("current_password", "must not be null")));
        }
        return current;
    }
}
