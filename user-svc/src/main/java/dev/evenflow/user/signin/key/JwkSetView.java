package dev.evenflow.user.signin.key;

import java.util.List;

/** Public keys as a JWK Set (RFC 7517). */
public record JwkSetView(List<JwkView> keys) {

    public JwkSetView {
        keys = List.copyOf(keys);
    }
}
