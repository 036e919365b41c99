package dev.evenflow.notification.user.query;

import dev.evenflow.notification.user.store.UserNotification;
import dev.evenflow.notification.user.store.UserNotificationReads;
import dev.evenflow.web.paging.Page;
import dev.evenflow.web.paging.Paged;
import dev.evenflow.web.paging.Paging;
import dev.evenflow.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers who the users are from the copy, whether or not user-svc is there. */
@Path("/notifications")
@Produces(MediaType.APPLICATION_JSON)
public class NotificationResource {

    private final UserNotificationReads users;

    NotificationResource(UserNotificationReads users) {
        this.users = users;
    }

    /** Users by ascending id, one page of them. */
    @GET
    public Uni<RestResponse<List<UserNotification>>> list(@BeanParam Paging paging, @Context UriInfo request) {
        return page(paging.requested()).map(page -> page.response(request));
    }

    @GET
    @Path("/user/{id}")
    public Uni<UserNotification> byUser(@PathParam("id") long id) {
        return users.byId(id)
                .map(found ->
                        found.orElseThrow(() -> ProblemType.NOT_FOUND.because("no user " + id + " is known here")));
    }

    private Uni<Paged<UserNotification>> page(Page page) {
        return Uni.combine()
                .all()
                .unis(users.list(page.offset(), page.size()), users.count())
                .with((items, total) -> new Paged<>(page, items, total));
    }
}
