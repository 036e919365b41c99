package dev.evenflow.notification.message.query;

import dev.evenflow.notification.message.store.MessageReads;
import dev.evenflow.notification.message.store.UserMessage;
import dev.evenflow.web.paging.Page;
import dev.evenflow.web.paging.Paged;
import dev.evenflow.web.paging.Paging;
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

/** Answers what a user was told; nothing for a user nobody told anything. */
@Path("/notifications/user/{id}/messages")
@Produces(MediaType.APPLICATION_JSON)
public class MessageResource {

    private final MessageReads messages;

    MessageResource(MessageReads messages) {
        this.messages = messages;
    }

    /** Messages, newest first, one page of them. */
    @GET
    public Uni<RestResponse<List<UserMessage>>> ofUser(
            @PathParam("id") long id, @BeanParam Paging paging, @Context UriInfo request) {
        return page(id, paging.requested()).map(page -> page.response(request));
    }

    private Uni<Paged<UserMessage>> page(long userId, Page page) {
        return Uni.combine()
                .all()
                .unis(messages.ofUser(userId, page.offset(), page.size()), messages.countOfUser(userId))
                .with((items, total) -> new Paged<>(page, items, total));
    }
}
