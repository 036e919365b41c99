package dev.evenflow.eventstore.projection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenflow.check.store.CheckTable;
import dev.evenflow.consistency.CheckStore;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Verdicts as they are kept, and the right to verify. */
@Singleton
@RegisterForReflection(targets = {Verdicts.class, ProjectionVerdict.class, ProjectionVerdict.Named.class})
class VerdictTable {

    private static final Logger LOG = Logger.getLogger(VerdictTable.class);

    private final CheckStore row;
    private final ObjectMapper json;
    private final VerdictMeters meters;

    VerdictTable(Pool pool, ObjectMapper json, VerdictMeters meters) {
        this.row = new CheckTable(pool, "projections");
        this.json = json;
        this.meters = meters;
    }

    /**
     * What is known.
     *
     * @param verifying whether an instance is at it
     */
    record Standing(Verdicts verdicts, boolean verifying) {}

    Uni<Standing> read() {
        return row.read()
                .map(kept -> new Standing(kept.report().map(this::parsed).orElse(Verdicts.NONE), kept.checking()))
                .invoke(standing -> meters.show(standing.verdicts()));
    }

    /** The right to verify. */
    CheckStore right() {
        return row;
    }

    /** Keeps the verdicts and gives the right back. */
    Uni<Void> finish(String holder, Verdicts verdicts) {
        try {
            return row.finish(holder, json.writeValueAsString(verdicts));
        } catch (JsonProcessingException e) {
            return Uni.createFrom().failure(e);
        }
    }

    /** What another version of the service has kept, and cannot be read here, is as good as none. */
    private Verdicts parsed(String kept) {
        try {
            return json.readValue(kept, Verdicts.class);
        } catch (JsonProcessingException e) {
            LOG.debugf("The kept verdicts are not understood: %s", e.getMessage());
            return Verdicts.NONE;
        }
    }
}
