package dev.evenflow.user;

import dev.evenflow.web.paging.Paging;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** The calls that read users. */
@Path(UserCommandResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public class UserQueryResource {

    private final UserRepository users;

    public UserQueryResource(UserRepository users) {
        this.users = users;
    }

    @GET
    public Uni<RestResponse<List<UserView>>> list(@BeanParam Paging paging, @Context UriInfo uri) {
        var page = paging.requested();
        return Panache.withSession(() -> users.list(page))
                .map(found -> found.map(UserView::of))
                .map(found -> found.response(uri));
    }

    @GET
    @Path("{id}")
    public Uni<RestResponse<UserView>> get(
            @PathParam("id") long id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) List<String> ifNoneMatch) {
        return Panache.withSession(() -> users.get(id)).map(user -> UserResponses.unlessKnown(user, ifNoneMatch));
    }

    @GET
    @Path("{id}/validate")
    public Uni<Validity> validate(@PathParam("id") long id) {
        return Panache.withSession(() -> users.get(id)).map(user -> new Validity(user.isActive()));
    }
}
