package dev.evenflow.user.signin.role;

import dev.evenflow.security.enforce.Access;
import dev.evenflow.security.policy.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The roles of a user. A change shows in the next token of the user: when the present one is over, at the latest. */
@Path("/admin/users/{id}/roles")
@Produces(MediaType.APPLICATION_JSON)
public class AdminRoleResource {

    private final RoleTable roles;
    private final Access access;

    AdminRoleResource(RoleTable roles, Access access) {
        this.roles = roles;
        this.access = access;
    }

    @GET
    public Uni<UserRoles> get(@PathParam("id") long id) {
        return roles.get(id);
    }

    /** These from now on, and no others. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<UserRoles> replace(@PathParam("id") long id, @NotNull @Valid UserRoles wanted) {
        return roles.replace(
                id, wanted.roles(), access.caller().map(Caller::name).orElse("nobody"));
    }
}
