package dev.evenflow.user.signin.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.evenflow.security.policy.Role;
import dev.evenflow.user.signin.SignInConfig;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The programs that may have tokens, from the configuration. */
@Startup
@Singleton
class Clients {

    private static final Pattern ENTRY = Pattern.compile("([a-z][a-z0-9-]{0,62}):([a-z]+):(.{32,})");

    private final Map<String, Client> byId;

    Clients(SignInConfig config) {
        this.byId = config.clients().orElse(List.of()).stream()
                .map(Clients::client)
                .collect(toUnmodifiableMap(Client::id, Function.identity()));
    }

    /** A program and what it is. */
    record Client(String id, String role, String secret) {

        @Override
        public String toString() {
            return "Client[" + id + "]";
        }
    }

    /** Takes as long for a secret that is wrong from its first character as for one that is wrong in its last. */
    Optional<Client> find(String id, String secret) {
        return Optional.ofNullable(byId.get(id))
                .filter(client -> MessageDigest.isEqual(client.secret().getBytes(UTF_8), secret.getBytes(UTF_8)));
    }

    private static Client client(String entry) {
        var parts = ENTRY.matcher(entry);
        if (!parts.matches()
                || Role.named(parts.group(2)).filter(role -> role != Role.USER).isEmpty()) {
            throw new IllegalStateException("EVENFLOW_SIGN_IN_CLIENTS: an entry is not id:role:secret, with a role of"
                    + " service, support or admin and a secret of at least 32 characters");
        }
        return new Client(parts.group(1), parts.group(2), parts.group(3));
    }
}
