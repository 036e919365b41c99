package dev.evenflow.admin.deadletter;

import dev.evenflow.messaging.deadletter.BrokerUnavailableException;
import dev.evenflow.messaging.deadletter.DeadLetters;
import dev.evenflow.messaging.redrive.Redrive;
import dev.evenflow.messaging.redrive.Redriven;
import dev.evenflow.web.paging.Page;
import dev.evenflow.web.paging.Paged;
import dev.evenflow.web.paging.Paging;
import dev.evenflow.web.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Events this service could not apply: to be looked at, applied again or deleted. */
@Path("/admin/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
public class AdminDeadLetterResource {

    private static final ProblemType NOT_APPLIED =
            new ProblemType("dead-letter-not-applied", 409, "The event could not be applied and stays a dead letter");

    private final DeadLetters letters;
    private final Redrive redrive;

    AdminDeadLetterResource(DeadLetters letters, Redrive redrive) {
        this.letters = letters;
        this.redrive = redrive;
    }

    /** Oldest first, one page of them. */
    @GET
    public Uni<RestResponse<List<DeadLetterView>>> list(@BeanParam Paging paging, @Context UriInfo request) {
        return page(paging.requested()).map(page -> page.response(request));
    }

    /** 204 when it is applied and deleted, 409 with the reason when it failed again and stays. */
    @POST
    @Path("/{id}/redrive")
    public Uni<Void> redrive(@PathParam("id") long id) {
        return redrive.one(id).invoke(AdminDeadLetterResource::check).replaceWithVoid();
    }

    /** All of them, in the order in which they were published, those of one aggregate by version. */
    @POST
    @Path("/redrive")
    public Uni<RedriveReport> redriveAll() {
        return redrive.all().map(RedriveReport::of);
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> delete(@PathParam("id") long id) {
        return letters.delete(id)
                .onItem()
                .transformToUni(deleted ->
                        deleted ? Uni.createFrom().voidItem() : Uni.createFrom().failure(absent(id)));
    }

    @ServerExceptionMapper
    Response unavailable(BrokerUnavailableException failure) {
        return ProblemType.UNAVAILABLE.because("NATS does not answer").toResponse();
    }

    private Uni<Paged<DeadLetterView>> page(Page page) {
        return Uni.combine()
                .all()
                .unis(letters.list(page.offset(), page.size()), letters.count())
                .with((found, total) -> new Paged<>(page, found, total).map(DeadLetterView::of));
    }

    private static void check(Redriven outcome) {
        switch (outcome) {
            case Redriven.Applied applied -> {}
            case Redriven.Failed failed -> throw NOT_APPLIED.because(failed.reason());
            case Redriven.Waiting waiting -> throw NOT_APPLIED.because(waiting.reason());
            case Redriven.Absent absent -> throw absent(absent.id());
        }
    }

    private static HttpProblem absent(long id) {
        return ProblemType.NOT_FOUND.because("no dead letter " + id);
    }
}
