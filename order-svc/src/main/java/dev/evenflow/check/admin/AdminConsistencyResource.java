package dev.evenflow.check.admin;

import dev.evenflow.consistency.ConsistencyConfig;
import dev.evenflow.consistency.admin.CheckRequest;
import dev.evenflow.consistency.check.Checks;
import dev.evenflow.eventstore.projection.Verifications;
import dev.evenflow.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Whether the copy of the users, and the read models, are right. */
@Path(AdminConsistencyResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public class AdminConsistencyResource {

    static final String PATH = "/admin/consistency";

    private static final ProblemType RUNNING = new ProblemType("check-running", 409, "A check is running");

    private final Checks checks;
    private final Verifications verifications;
    private final ConsistencyConfig config;

    AdminConsistencyResource(Checks checks, Verifications verifications, ConsistencyConfig config) {
        this.checks = checks;
        this.verifications = verifications;
        this.config = config;
    }

    /** The last reports, of whichever instance made them; {@code unchecked} stands where there was none. */
    @GET
    public Uni<ConsistencyReport> report() {
        return Uni.combine()
                .all()
                .unis(checks.standing(), verifications.standing())
                .with((users, projections) -> ConsistencyReport.of(users.report(), projections));
    }

    /**
     * Checks the users and verifies the projections now: 200 with the report; 202 with what is known so far when it takes longer
     * than {@code evenflow.consistency.answer-within}, or a part of it was under way already; 409 when all of it was. A check
     * that is not deep leaves the projections out.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ConsistencyReport.class)))
    public Uni<RestResponse<ConsistencyReport>> check(@Nullable CheckRequest request) {
        var deep = request == null || !Boolean.FALSE.equals(request.deep());
        return (deep ? both() : users()).chain(this::answer);
    }

    /**
     * What was begun.
     *
     * @param end completes with it
     * @param all whether nothing of it was under way before
     */
    private record Begun(Uni<?> end, boolean all) {}

    private Uni<Begun> users() {
        return checks.begin(false).map(check -> new Begun(check.orElseThrow(AdminConsistencyResource::running), true));
    }

    private Uni<Begun> both() {
        return Uni.combine()
                .all()
                .unis(checks.begin(true), verifications.begin())
                .with(AdminConsistencyResource::begun);
    }

    private static Begun begun(Optional<? extends Uni<?>> users, Optional<? extends Uni<?>> projections) {
        if (users.isPresent() && projections.isPresent()) {
            return new Begun(
                    Uni.combine().all().unis(users.get(), projections.get()).discardItems(), true);
        }
        return users.map(end -> new Begun(end, false))
                .or(() -> projections.map(end -> new Begun(end, false)))
                .orElseThrow(AdminConsistencyResource::running);
    }

    private static RuntimeException running() {
        return RUNNING.because("GET " + PATH + " tells how it ended");
    }

    /** One that is given up, since another instance has taken over, goes on there. */
    private Uni<RestResponse<ConsistencyReport>> answer(Begun begun) {
        return begun.end()
                .replaceWith(begun.all())
                .ifNoItem()
                .after(config.answerWithin())
                .recoverWithItem(false)
                .onFailure()
                .recoverWithItem(false)
                .chain(finished -> report().map(report -> finished ? RestResponse.ok(report) : accepted(report)));
    }

    private static RestResponse<ConsistencyReport> accepted(ConsistencyReport before) {
        return ResponseBuilder.<ConsistencyReport>create(RestResponse.Status.ACCEPTED)
                .header(HttpHeaders.LOCATION, PATH)
                .entity(before)
                .build();
    }
}
