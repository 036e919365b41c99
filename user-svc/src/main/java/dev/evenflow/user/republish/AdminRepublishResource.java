package dev.evenflow.user.republish;

import dev.evenflow.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Has the state of all users published again, and tells how that stands. */
@Path(AdminRepublishResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public class AdminRepublishResource {

    static final String PATH = "/admin/republish";

    private final Snapshots snapshots;

    AdminRepublishResource(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** 202 when one has begun, or one runs that covers it; 409 while one runs that does not. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = SnapshotView.class)))
    public Uni<RestResponse<SnapshotView>> start(@NotNull RepublishRequest request) {
        return snapshots.begin(request.valid().since()).map(AdminRepublishResource::accepted);
    }

    /** The snapshot that runs, in whichever instance, else the last one; 404 when there was none. */
    @GET
    public Uni<SnapshotView> progress() {
        return snapshots
                .latest()
                .map(latest -> latest.orElseThrow(() -> ProblemType.NOT_FOUND.because("there was no snapshot")))
                .map(SnapshotView::of);
    }

    @ServerExceptionMapper
    Response conflict(OtherSnapshotException other) {
        return ProblemType.CONFLICT.because(String.valueOf(other.getMessage())).toResponse();
    }

    private static RestResponse<SnapshotView> accepted(SnapshotRun run) {
        return RestResponse.ResponseBuilder.<SnapshotView>create(RestResponse.Status.ACCEPTED)
                .header(HttpHeaders.LOCATION, PATH)
                .entity(SnapshotView.of(run))
                .build();
    }
}
