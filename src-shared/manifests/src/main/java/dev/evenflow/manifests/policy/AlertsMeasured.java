package dev.evenflow.manifests.policy;

import static dev.evenflow.manifests.Overlay.each;

import dev.evenflow.manifests.Overlay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An alert on a metric that does not exist never fires. The metrics stand in the README. */
public final class AlertsMeasured implements Policy {

    private static final Pattern METRIC = Pattern.compile("evenflow_\\w+");

    private final Path checkout;

    public AlertsMeasured(Path checkout) {
        this.checkout = checkout;
    }

    @Override
    public String rule() {
        return "every alert is on a metric that there is";
    }

    @Override
    public Stream<String> violations(Overlay overlay) {
        var readme = readme();
        return overlay.of("PrometheusRule")
                .flatMap(rule -> each(rule.at("/spec/groups")))
                .flatMap(group -> each(group.path("rules")))
                .flatMap(rule ->
                        METRIC.matcher(rule.path("expr").asText()).results().map(MatchResult::group))
                .filter(metric -> !readme.contains("`" + metric + "`"))
                .map(metric -> "an alert asks for " + metric);
    }

    private String readme() {
        try {
            return Files.readString(checkout.resolve("README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
