package dev.evenflow.notification.stream;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Listens as a browser would, and keeps what it heard. */
final class SseClient implements AutoCloseable {

    /** One event; a comment has no name. */
    record Heard(String id, Optional<String> name, String data) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final CompletableFuture<HttpResponse<Stream<String>>> response;

    SseClient(String url, Optional<String> last) {
        var request = HttpRequest.newBuilder(URI.create(url));
        last.ifPresent(id -> request.header("Last-Event-ID", id));
        response = http.sendAsync(request.build(), BodyHandlers.ofLines());
        var unused = response.thenAcceptAsync(answer -> read(answer.body()), command -> daemon(command));
    }

    HttpResponse<Stream<String>> response() {
        return response.join();
    }

    /** With the signs of life. */
    List<Heard> all() {
        return List.copyOf(heard);
    }

    List<Heard> events() {
        return heard.stream().filter(event -> event.name().isPresent()).toList();
    }

    String lastId() {
        return heard.getLast().id();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static void daemon(Runnable command) {
        var thread = new Thread(command, "sse-client");
        thread.setDaemon(true);
        thread.start();
    }

    private void read(Stream<String> lines) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        lines.forEach(line -> {
            if (line.isEmpty()) {
                heard.add(event(fields));
                fields.clear();
            } else {
                var colon = line.indexOf(':');
                fields.add(Map.entry(line.substring(0, colon), line.substring(colon + 1)));
            }
        });
    }

    private static Heard event(List<Map.Entry<String, String>> fields) {
        return new Heard(
                field(fields, "id").orElse(""),
                field(fields, "event"),
                field(fields, "data").orElse(""));
    }

    private static Optional<String> field(List<Map.Entry<String, String>> fields, String name) {
        return fields.stream()
                .filter(field -> field.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
