package dev.evenflow.manifests.policy;

import dev.evenflow.manifests.Overlay;
import java.util.stream.Stream;

/** Streams have as many copies as there are NATS servers, the same in every service; with several, what is acknowledged is on disk. */
public final class StreamsReplicated implements Policy {

    private static final String REPLICAS = "NATS_STREAM_REPLICAS";

    @Override
    public String rule() {
        return "streams are replicated to every NATS server, and written before they are acknowledged where there are several";
    }

    @Override
    public Stream<String> violations(Overlay overlay) {
        return overlay.find("StatefulSet", "nats").stream()
                .map(nats -> nats.at("/spec/replicas").asInt(1))
                .flatMap(servers -> Stream.concat(copies(overlay, servers), syncs(overlay, servers)));
    }

    private static Stream<String> copies(Overlay overlay, int servers) {
        return overlay.services()
                .flatMap(service -> service.configMaps())
                .filter(map -> overlay.find("ConfigMap", map).stream()
                        .noneMatch(found ->
                                found.path("data").path(REPLICAS).asText().equals(Integer.toString(servers))))
                .map(map -> "ConfigMap " + map + " does not ask for " + servers + " copies");
    }

    private static Stream<String> syncs(Overlay overlay, int servers) {
        return overlay.find("ConfigMap", "nats").stream()
                .map(map -> map.path("data").path("nats.conf").asText())
                .filter(configuration -> servers > 1 && !configuration.contains("sync_interval: always"))
                .map(configuration -> "ConfigMap nats acknowledges before it writes");
    }
}
