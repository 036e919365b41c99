package dev.evenflow.manifests.policy;

import static dev.evenflow.manifests.Overlay.title;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.manifests.Overlay;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Passwords, and addresses that hold one, stand in Secrets and nowhere else. */
public final class SecretsInSecrets implements Policy {

    /** The address of something secret is none, unless it holds one. */
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i)(?!.*_url$).*(password|passwd|secret|token|credential|private_?key).*");

    private static final Pattern SECRET_VALUE =
            Pattern.compile("(?is).*(\\w://[^/\\s:@]*:[^/\\s@]+@|(password|pass|token)[:=]\\s*[\"']?[^\\s$\"'{}]).*");

    /** To another variable of the same container, which may come from a Secret. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\(\\w+\\)");

    @Override
    public String rule() {
        return "no secret stands outside of a Secret";
    }

    @Override
    public Stream<String> violations(Overlay overlay) {
        return Stream.concat(
                overlay.of("ConfigMap")
                        .flatMap(map -> map.path("data").properties().stream()
                                .filter(entry ->
                                        tells(entry.getKey(), entry.getValue().asText()))
                                .map(entry -> title(map) + " tells a secret under " + entry.getKey())),
                overlay.workloads()
                        .flatMap(workload -> workload.containers()
                                .flatMap(container -> Overlay.each(container.path("env")))
                                .filter(variable -> variable.has("value"))
                                .map(SecretsInSecrets::entry)
                                .filter(entry -> tells(entry.getKey(), entry.getValue()))
                                .map(entry -> workload.title() + " tells a secret under " + entry.getKey())));
    }

    private static Map.Entry<String, String> entry(JsonNode variable) {
        return Map.entry(variable.path("name").asText(), variable.path("value").asText());
    }

    private static boolean tells(String name, String value) {
        var literal = REFERENCE.matcher(value).replaceAll("");
        var isSecret = SECRET_NAME.matcher(name).matches() && literal.matches("(?s).*\\w.*");
        return isSecret || SECRET_VALUE.matcher(literal).matches();
    }
}
