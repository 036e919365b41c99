package dev.evenflow.manifests.policy;

import java.nio.file.Path;
import java.util.List;

/** All of them. */
public final class Policies {

    private Policies() {}

    /** The policies, some of which compare with the sources of a checkout. */
    public static List<Policy> of(Path checkout) {
        return List.of(
                new SelectorsMatch(),
                new PortsExist(),
                new ReferencesResolve(),
                new SettingsKnown(checkout),
                new SecretsInSecrets(),
                new ProbesAnswer(),
                new ResourcesBounded(),
                new RestrictedPods(),
                new ImagesPinned(),
                new DisruptionFits(),
                new HighlyAvailable(),
                new StreamsReplicated(),
                new TrafficDenied(),
                new PublicPathsOnly(),
                new OwnNamespace(),
                new AlertsMeasured(checkout));
    }
}
