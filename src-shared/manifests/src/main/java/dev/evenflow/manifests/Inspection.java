package dev.evenflow.manifests;

import dev.evenflow.manifests.policy.Policies;
import dev.evenflow.manifests.policy.Policy;
import dev.evenflow.manifests.schema.RequiredFields;
import dev.evenflow.manifests.schema.StrictKinds;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a cluster would refuse of an overlay, and what we do. */
public final class Inspection {

    private final List<Policy> policies;

    /** Compares with the sources of a compiled checkout. */
    public Inspection(Path checkout) {
        this.policies = Policies.of(checkout);
    }

    /** Each a sentence that begins with its object; empty when everything is as it should be. */
    public List<String> violations(Overlay overlay) {
        return Stream.concat(ofSchema(overlay), policies.stream().flatMap(policy -> of(policy, overlay)))
                .toList();
    }

    public int rules() {
        return policies.size();
    }

    private static Stream<String> ofSchema(Overlay overlay) {
        return overlay.objects().stream()
                .flatMap(object -> Stream.of(StrictKinds.violation(object), RequiredFields.violation(object))
                        .flatMap(Optional::stream)
                        .map(violation -> Overlay.title(object) + " " + violation));
    }

    private static Stream<String> of(Policy policy, Overlay overlay) {
        return policy.violations(overlay).map(violation -> violation + " (" + policy.rule() + ")");
    }
}
