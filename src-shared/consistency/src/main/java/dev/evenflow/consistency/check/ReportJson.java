package dev.evenflow.consistency.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenflow.consistency.domain.Report;
import dev.evenflow.contracts.consistency.SnapshotAnswer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reports as they are kept: the same JSON that is answered. */
@ApplicationScoped
@RegisterForReflection(targets = {Report.class, Report.Named.class, SnapshotAnswer.class})
class ReportJson {

    private static final Logger LOG = Logger.getLogger(ReportJson.class);

    private final ObjectMapper json;

    ReportJson(ObjectMapper json) {
        this.json = json;
    }

    String written(Report report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is JSON", e);
        }
    }

    /** What another version of the service has kept, and cannot be read here, is as good as none. */
    Report read(Optional<String> kept) {
        return kept.flatMap(this::parsed).orElseGet(Report::unchecked);
    }

    private Optional<Report> parsed(String kept) {
        try {
            return Optional.of(json.readValue(kept, Report.class));
        } catch (JsonProcessingException e) {
            LOG.debugf("The kept report is not understood: %s", e.getMessage());
            return Optional.empty();
        }
    }
}
