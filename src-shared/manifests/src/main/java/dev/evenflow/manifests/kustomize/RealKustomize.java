package dev.evenflow.manifests.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.manifests.Refusal;
import dev.evenflow.manifests.Yaml;
import dev.evenflow.testkit.process.Programs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The kustomize of this machine, in kubectl or by itself, where there is one that knows components. */
public record RealKustomize(String version, List<String> command) {

    private static final Pattern VERSION = Pattern.compile("(?:Kustomize Version: |^)(v[4-9]\\.\\S+)");

    public static Optional<RealKustomize> find() {
        return Stream.of(
                        found("kustomize", List.of("version"), "build"),
                        found("kubectl", List.of("version", "--client"), "kustomize"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<RealKustomize> found(String program, List<String> question, String verb) {
        return Programs.find(program)
                .flatMap(path -> output(path.toString(), question))
                .map(VERSION::matcher)
                .filter(Matcher::find)
                .map(version -> new RealKustomize(version.group(1), List.of(program, verb)));
    }

    /**
     * What it renders.
     *
     * @throws Refusal when it does not
     */
    public List<JsonNode> build(Path folder) {
        return output(command.getFirst(), List.of(command.getLast(), folder.toString()))
                .map(Yaml::documents)
                .orElseThrow(() -> new Refusal(String.join(" ", command) + " " + folder + " fails"));
    }

    private static Optional<String> output(String program, List<String> arguments) {
        return Programs.output(
                Stream.concat(Stream.of(program), arguments.stream()).toArray(String[]::new));
    }
}
