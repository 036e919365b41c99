package dev.evenflow.manifests;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.manifests.compose.Compose;
import dev.evenflow.manifests.kustomize.RealKustomize;
import dev.evenflow.testkit.run.Checkout;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code make manifests}: renders every overlay, validates it, and says what it saw. Exits with 1 when something is wrong. */
public final class Manifests {

    private static final PrintStream OUT = System.out;

    private final Path checkout;
    private final Inspection inspection;

    private Manifests(Path checkout) {
        this.checkout = checkout;
        this.inspection = new Inspection(checkout);
    }

    public static void main(String[] args) {
        var manifests = new Manifests(Checkout.root());
        var broken =
                Overlay.NAMES.stream().filter(name -> !manifests.check(name)).count();
        System.exit(manifests.checkCompose() && broken == 0 ? 0 : 1);
    }

    private boolean check(String name) {
        try {
            var overlay = Overlay.render(checkout, name);
            OUT.println(name + ": " + overlay.objects().size() + " objects in the namespace " + overlay.namespace()
                    + ", in " + write(overlay));
            OUT.println("  " + kinds(overlay));
            var violations = inspection.violations(overlay);
            violations.forEach(violation -> OUT.println("  NOT VALID: " + violation));
            if (violations.isEmpty()) {
                OUT.println("  every field and type is valid, " + inspection.rules() + " rules hold, "
                        + comparison(overlay));
            }
            return violations.isEmpty();
        } catch (Refusal e) {
            OUT.println(name + " NOT VALID: " + e.getMessage());
            return false;
        }
    }

    private boolean checkCompose() {
        var compose = Compose.read(checkout);
        var violations = compose.violations();
        OUT.println("compose: " + String.join(", ", compose.names()));
        violations.forEach(violation -> OUT.println("  NOT VALID: " + violation));
        return violations.isEmpty();
    }

    private static String kinds(Overlay overlay) {
        Map<String, Long> kinds = overlay.objects().stream()
                .collect(groupingBy(object -> object.path("kind").asText(), TreeMap::new, counting()));
        return kinds.entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(joining(", "));
    }

    private String comparison(Overlay overlay) {
        return RealKustomize.find().map(real -> compare(overlay, real)).orElse("no kustomize here to compare with");
    }

    private String compare(Overlay overlay, RealKustomize real) {
        if (!Set.<JsonNode>copyOf(real.build(Overlay.folder(checkout, overlay.name())))
                .equals(Set.copyOf(overlay.objects()))) {
            throw new Refusal("kustomize " + real.version() + " renders it differently");
        }
        return "kustomize " + real.version() + " renders the same";
    }

    private Path write(Overlay overlay) {
        var file = checkout.resolve("target/manifests").resolve(overlay.name() + ".yaml");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, Yaml.text(overlay.objects()));
            return checkout.relativize(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
