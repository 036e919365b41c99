package dev.evenflow.eventstore.projection;

import dev.evenflow.web.problem.ProblemType;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The operator's view of the projections. */
@Path("/admin")
@Produces(MediaType.APPLICATION_JSON)
public class AdminProjectionResource {

    private static final ProblemType REBUILDING =
            new ProblemType("rebuild-under-way", 409, "The projection is being rebuilt already");

    private final Projections projections;
    private final ProjectionReport report;

    AdminProjectionResource(Projections projections, ProjectionReport report) {
        this.projections = projections;
        this.report = report;
    }

    @GET
    @Path("/projections")
    public Uni<List<ProjectionStatus>> list() {
        return report.of(projections.names());
    }

    /** Rebuilds one projection, or all where none is named, beside what is read meanwhile. */
    @POST
    @Path("/rebuild-projections")
    @APIResponse(responseCode = "202", description = "Begun; GET /admin/projections tells how far it is")
    @APIResponse(responseCode = "404", description = "No such projection")
    @APIResponse(responseCode = "409", description = "What was asked for is being rebuilt already")
    public Uni<RestResponse<RebuildAnswer>> rebuild(@Nullable RebuildRequest request) {
        return Multi.createFrom()
                .iterable(asked(request))
                .onItem()
                .transformToUniAndConcatenate(
                        name -> projections.rebuild(name).map(begun -> begun ? List.of(name) : List.<String>of()))
                .collect()
                .in(ArrayList<String>::new, List::addAll)
                .map(AdminProjectionResource::answer);
    }

    private List<String> asked(@Nullable RebuildRequest request) {
        var all = projections.names();
        var name = request == null ? null : request.projection();
        if (name == null) {
            return all;
        }
        if (!all.contains(name)) {
            throw ProblemType.NOT_FOUND.because("no projection " + name);
        }
        return List.of(name);
    }

    private static RestResponse<RebuildAnswer> answer(List<String> begun) {
        if (begun.isEmpty()) {
            throw REBUILDING.because("GET /admin/projections tells how far it is");
        }
        return RestResponse.status(RestResponse.Status.ACCEPTED, new RebuildAnswer(begun));
    }
}
