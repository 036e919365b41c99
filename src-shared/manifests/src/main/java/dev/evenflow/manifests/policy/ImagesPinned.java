package dev.evenflow.manifests.policy;

import dev.evenflow.manifests.Overlay;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What runs does not depend on when it was pulled. */
public final class ImagesPinned implements Policy {

    private static final Pattern PINNED =
            Pattern.compile("[^:@]+(:\\d+/[^:@]+)?(:(?!latest$)[\\w.-]*\\d[\\w.-]*|@sha256:[0-9a-f]{64})");

    @Override
    public String rule() {
        return "every image has a version, and none is called latest";
    }

    @Override
    public Stream<String> violations(Overlay overlay) {
        return overlay.workloads()
                .flatMap(workload -> workload.containers()
                        .map(container -> container.path("image").asText())
                        .filter(image -> !isPinned(image))
                        .map(image -> workload.title() + " runs " + image));
    }

    /** Whether an image has a tag with a number in it, or a digest. */
    public static boolean isPinned(String image) {
        return PINNED.matcher(image).matches();
    }
}
