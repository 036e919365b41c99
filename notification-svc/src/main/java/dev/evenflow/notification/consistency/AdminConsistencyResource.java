package dev.evenflow.notification.consistency;

import dev.evenflow.consistency.ConsistencyConfig;
import dev.evenflow.consistency.admin.CheckRequest;
import dev.evenflow.consistency.check.Checks;
import dev.evenflow.consistency.check.Standing;
import dev.evenflow.consistency.domain.Report;
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

/** Whether the copy of the users is right. */
@Path(AdminConsistencyResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public class AdminConsistencyResource {

    static final String PATH = "/admin/consistency";

    private static final ProblemType RUNNING = new ProblemType("check-running", 409, "A check is running");

    private final Checks checks;
    private final ConsistencyConfig config;

    AdminConsistencyResource(Checks checks, ConsistencyConfig config) {
        this.checks = checks;
        this.config = config;
    }

    /** The last report, of whichever instance made it; its state is {@code unchecked} before there was any. */
    @GET
    public Uni<Report> report() {
        return checks.standing().map(Standing::report);
    }

    /**
     * Checks now: 200 with the report; 202 with the one before when it takes longer than
     * {@code evenflow.consistency.answer-within}, and goes on; 409 while a check runs, in whichever instance.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Report.class)))
    public Uni<RestResponse<Report>> check(@Nullable CheckRequest request) {
        var deep = request == null || !Boolean.FALSE.equals(request.deep());
        return checks.begin(deep).map(AdminConsistencyResource::begun).chain(this::answer);
    }

    private Uni<RestResponse<Report>> answer(Uni<Report> check) {
        return check.map(Optional::of)
                .ifNoItem()
                .after(config.answerWithin())
                .recoverWithItem(Optional.empty())
                .chain(finished -> finished.map(RestResponse::ok)
                        .map(Uni.createFrom()::item)
                        .orElseGet(() -> report().map(AdminConsistencyResource::accepted)));
    }

    private static Uni<Report> begun(Optional<Uni<Report>> check) {
        return check.orElseThrow(() -> RUNNING.because("GET " + PATH + " tells how it ended"));
    }

    private static RestResponse<Report> accepted(Report before) {
        return ResponseBuilder.<Report>create(RestResponse.Status.ACCEPTED)
                .header(HttpHeaders.LOCATION, PATH)
                .entity(before)
                .build();
    }
}
