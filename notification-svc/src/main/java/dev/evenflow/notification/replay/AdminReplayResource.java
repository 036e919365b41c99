package dev.evenflow.notification.replay;

import dev.evenflow.messaging.deadletter.BrokerUnavailableException;
import dev.evenflow.notification.readmodel.domain.ReplayProgress;
import dev.evenflow.notification.readmodel.store.ReadModels;
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

/** Has the copy of the users rebuilt from the stream, beside the live one, and tells how that stands. */
@Path(AdminReplayResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public class AdminReplayResource {

    static final String PATH = "/admin/replay";

    private final Replays replays;
    private final ReadModels models;

    AdminReplayResource(Replays replays, ReadModels models) {
        this.replays = replays;
        this.models = models;
    }

    /** 202 when it has begun; 409 while one runs, in whichever instance, or when the stream lacks what was asked for. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ReplayView.class)))
    public Uni<RestResponse<ReplayView>> start(@NotNull ReplayRequest request) {
        return replays.start(request.validFrom()).map(AdminReplayResource::accepted);
    }

    /** The replay that runs, else the last one; 404 when there was none. */
    @GET
    public Uni<ReplayView> progress() {
        return models.find()
                .map(model -> model.replay()
                        .map(ReplayView::of)
                        .orElseThrow(() -> ProblemType.NOT_FOUND.because("there was no replay")));
    }

    @ServerExceptionMapper
    Response unavailable(BrokerUnavailableException failure) {
        return ProblemType.UNAVAILABLE.because("NATS does not answer").toResponse();
    }

    private static RestResponse<ReplayView> accepted(ReplayProgress progress) {
        return RestResponse.ResponseBuilder.<ReplayView>create(RestResponse.Status.ACCEPTED)
                .header(HttpHeaders.LOCATION, PATH)
                .entity(ReplayView.of(progress))
                .build();
    }
}
