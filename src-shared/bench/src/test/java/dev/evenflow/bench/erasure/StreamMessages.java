package dev.evenflow.bench.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.MessageInfo;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiConsumer;

/** All messages of all streams, with their headers, as text. */
record StreamMessages(JetStreamManagement streams) {

    private static final int NO_MESSAGE_FOUND = 10037;

    /** Gives the stream and the text of each. */
    void each(BiConsumer<String, String> reader) throws IOException, JetStreamApiException {
        for (var stream : streams.getStreamNames()) {
            var state = streams.getStreamInfo(stream).getStreamState();
            for (var sequence = state.getFirstSequence(); sequence <= state.getLastSequence(); sequence++) {
                message(stream, sequence).ifPresent(message -> reader.accept(stream, text(message)));
            }
        }
    }

    private Optional<MessageInfo> message(String stream, long sequence) throws IOException, JetStreamApiException {
        try {
            return Optional.of(streams.getMessage(stream, sequence));
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == NO_MESSAGE_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static String text(MessageInfo message) {
        var text = new StringBuilder(message.getSubject());
        var headers = message.getHeaders();
        if (headers != null) {
            headers.forEach((name, values) -> text.append(name).append(values));
        }
        var data = message.getData();
        return data == null
                ? text.toString()
                : text.append(new String(data, UTF_8)).toString();
    }
}
