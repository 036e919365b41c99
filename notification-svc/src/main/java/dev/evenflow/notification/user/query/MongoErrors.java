package dev.evenflow.notification.user.query;

import com.mongodb.MongoException;
import dev.evenflow.web.problem.ProblemType;
import io.quarkus.logging.Log;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** MongoDB does not answer: 503, to be tried again. */
class MongoErrors {

    @ServerExceptionMapper
    Response unavailable(MongoException failure) {
        Log.warnf("MongoDB failed: %s", failure.getMessage());
        return ProblemType.UNAVAILABLE.because("the database does not answer").toResponse();
    }
}
