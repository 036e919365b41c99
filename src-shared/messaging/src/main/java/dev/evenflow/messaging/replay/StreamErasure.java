package dev.evenflow.messaging.replay;

import dev.evenflow.messaging.connection.BrokerConnection;
import dev.evenflow.messaging.deadletter.BrokerUnavailableException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;

/**
 * Erases events from a stream: the server overwrites what they say on its disk, and their sequences stay empty. Consumers and
 * replays pass over them.
 */
@ApplicationScoped
public class StreamErasure {

    private final BrokerCalls calls;

    StreamErasure(BrokerConnection broker) {
        this.calls = new BrokerCalls(broker);
    }

    /**
     * Reads the stream once, up to where it ends when this begins, and erases events of these aggregates. May be repeated.
     *
     * @param from nothing of them was stored before, by the clock of the server
     * @param below by the id of the aggregate: its events of lower versions than this are erased
     * @return how many were erased; fails with a {@link BrokerUnavailableException} when NATS does not answer, and may then
     *     have erased some
     */
    public Uni<Long> erase(String stream, String subject, Instant from, Map<String, Long> below) {
        return Uni.createFrom()
                .item(() -> new ErasurePass(stream, subject, from, below))
                .chain(this::toTheEnd);
    }

    private Uni<Long> toTheEnd(ErasurePass pass) {
        return Multi.createBy()
                .repeating()
                .uni(() -> calls.make(pass::step))
                .whilst(more -> more)
                .onItem()
                .ignoreAsUni()
                .eventually(() -> close(pass))
                .map(done -> pass.erased());
    }

    /** The server would forget it by itself after a while. */
    private Uni<Boolean> close(ErasurePass pass) {
        return calls.make(pass::close).onFailure().recoverWithItem(false);
    }
}
