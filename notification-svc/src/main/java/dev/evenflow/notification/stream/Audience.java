package dev.evenflow.notification.stream;

import dev.evenflow.notification.stream.domain.Change;
import dev.evenflow.notification.stream.domain.History;
import dev.evenflow.notification.stream.domain.Position;
import dev.evenflow.notification.stream.domain.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The clients of this instance, and what they may have missed. Thread-safe. */
final class Audience {

    private final int limit;
    private final List<Client> clients = new ArrayList<>();
    private @Nullable History history;

    Audience(int historyLimit) {
        this.limit = historyLimit;
    }

    synchronized void add(Client client) {
        clients.add(client);
    }

    synchronized void remove(Client client) {
        clients.remove(client);
    }

    synchronized int size() {
        return clients.size();
    }

    /** Changes behind the floor are told from now on. */
    synchronized void begin(Position floor) {
        history = new History(floor, limit);
    }

    /** Nothing is told any more. */
    synchronized void end() {
        history = null;
    }

    /**
     * Lets a client hear.
     *
     * @param last where it was, as it says
     * @param head where the sources end
     */
    synchronized void admit(Client client, Optional<String> last, Position head) {
        var present = history;
        var known = last.flatMap(Position::parse).filter(at -> at.isNowhereAhead(head));
        if (last.isEmpty()) {
            client.begin(head);
        } else if (present != null && known.filter(present::reachesBackTo).isPresent()) {
            client.begin(known.orElse(head));
        } else {
            client.reset(head);
        }
        if (present != null) {
            present.changes().forEach(client::offer);
        }
    }

    /** Tells changes, and that there are no others up to a sequence of their source. */
    synchronized void tell(List<Change> changes, Source source, long upTo) {
        if (history != null) {
            changes.forEach(history::add);
        }
        for (var client : clients) {
            changes.forEach(client::offer);
            client.heard(source, upTo);
        }
    }

    synchronized List<Client> all() {
        return List.copyOf(clients);
    }

    /** Ends every connection. */
    synchronized void dismiss() {
        clients.forEach(Client::dismiss);
    }

    synchronized void heartbeat() {
        clients.forEach(Client::heartbeat);
    }
}
