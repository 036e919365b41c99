package dev.evenflow.manifests.policy;

import dev.evenflow.manifests.Overlay;
import java.util.stream.Stream;

/** Something that must hold for every overlay. */
public interface Policy {

    /** What must hold, as a sentence. */
    String rule();

    /** Where it does not, each as a phrase that begins with the object. */
    Stream<String> violations(Overlay overlay);
}
