package dev.evenflow.notification.readmodel.store;

import dev.evenflow.notification.readmodel.domain.Claim;
import dev.evenflow.notification.readmodel.domain.Placement;
import dev.evenflow.notification.readmodel.domain.ReadModel;
import dev.evenflow.notification.readmodel.domain.ReplayProgress;
import dev.evenflow.notification.readmodel.domain.ReplayState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * The shape of a document in {@code read_models}: {@code {_id: <read model>, live, beside: [], running: {id, owner, beat,
 * leftover}, replay: {…}}}; {@code running} is there while a replay runs.
 */
final class ReadModelDocument {

    static final String ID = "_id";
    static final String LIVE = "live";
    static final String BESIDE = "beside";
    static final String RUNNING = "running";
    static final String RUNNING_ID = "running.id";
    static final String RUNNING_OWNER = "running.owner";
    static final String RUNNING_BEAT = "running.beat";
    static final String RUNNING_LEFTOVER = "running.leftover";
    static final String REPLAY = "replay";

    private ReadModelDocument() {}

    static ReadModel read(Document document) {
        return new ReadModel(
                new Placement(document.getString(LIVE), document.getList(BESIDE, String.class, List.of())),
                part(document, RUNNING).map(ReadModelDocument::claim),
                part(document, REPLAY).map(ReadModelDocument::progress));
    }

    static Document written(Claim claim) {
        return new Document("id", claim.replayId())
                .append("owner", claim.owner())
                .append("beat", claim.beat())
                .append("leftover", claim.leftover());
    }

    static Document written(ReplayProgress progress) {
        var document = new Document("id", progress.id())
                .append("state", progress.state().wireName())
                .append("from", progress.from())
                .append("position", progress.position())
                .append("head", progress.head())
                .append("applied", progress.applied())
                .append("skipped", progress.skipped())
                .append("carried_over", progress.carriedOver())
                .append("started_at", progress.startedAt().toString());
        progress.finishedAt().ifPresent(at -> document.append("finished_at", at.toString()));
        progress.error().ifPresent(error -> document.append("error", error));
        return document;
    }

    private static Claim claim(Document running) {
        return new Claim(
                running.getString("id"),
                running.getString("owner"),
                running.getLong("beat"),
                running.getString("leftover"));
    }

    private static ReplayProgress progress(Document replay) {
        return new ReplayProgress(
                replay.getString("id"),
                ReplayState.named(replay.getString("state")),
                replay.getString("from"),
                replay.getLong("position"),
                replay.getLong("head"),
                replay.getLong("applied"),
                replay.getLong("skipped"),
                replay.getLong("carried_over"),
                Instant.parse(replay.getString("started_at")),
                Optional.ofNullable(replay.getString("finished_at")).map(Instant::parse),
                Optional.ofNullable(replay.getString("error")));
    }

    private static Optional<Document> part(Document document, String name) {
        return Optional.ofNullable(document.get(name, Document.class));
    }
}
