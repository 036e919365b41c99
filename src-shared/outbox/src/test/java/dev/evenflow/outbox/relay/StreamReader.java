package dev.evenflow.outbox.relay;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the stream as any other client would. */
final class StreamReader {

    private final Connection connection;
    private final ObjectMapper json = new ObjectMapper();

    StreamReader(String url) throws IOException, InterruptedException {
        connection = Nats.connect(url);
    }

    long messages() throws IOException, JetStreamApiException {
        return info().getStreamState().getMsgCount();
    }

    void purge() throws IOException, JetStreamApiException {
        connection.jetStreamManagement().purgeStream("USERS");
    }

    /** The versions in the stream, by aggregate, in stream order. */
    Map<String, List<Long>> versions() throws IOException, JetStreamApiException {
        var versions = new LinkedHashMap<String, List<Long>>();
        var state = info().getStreamState();
        for (var sequence = state.getFirstSequence(); sequence <= state.getLastSequence(); sequence++) {
            var event = json.readTree(connection
                    .jetStreamManagement()
                    .getMessage("USERS", sequence)
                    .getData());
            versions.computeIfAbsent(event.path("aggregate").asText(), aggregate -> new ArrayList<>())
                    .add(event.path("version").asLong());
        }
        return versions;
    }

    MessageInfo last() throws IOException, JetStreamApiException {
        return connection.jetStreamManagement().getLastMessage("USERS", "user.events");
    }

    void close() throws InterruptedException {
        connection.close();
    }

    private StreamInfo info() throws IOException, JetStreamApiException {
        return connection.jetStreamManagement().getStreamInfo("USERS");
    }
}
