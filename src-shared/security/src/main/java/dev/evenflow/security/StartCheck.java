package dev.evenflow.security;

import dev.evenflow.security.token.VerificationKeys;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Stops a service that would be open to the network, or could not tell who calls, before it listens. */
@Singleton
public class StartCheck {

    private static final Logger LOG = Logger.getLogger(StartCheck.class);

    private final AuthMode mode;
    private final Listener main;
    private final Listener management;
    private final VerificationKeys keys;

    StartCheck(
            @ConfigProperty(name = "evenflow.auth") AuthMode mode,
            @ConfigProperty(name = "quarkus.http.host", defaultValue = "0.0.0.0") String host,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean listens,
            @ConfigProperty(name = "quarkus.management.host", defaultValue = "0.0.0.0") String managementHost,
            @ConfigProperty(name = "quarkus.management.host-enabled", defaultValue = "true") boolean managementListens,
            VerificationKeys keys) {
        this.mode = mode;
        this.main = new Listener("http", host, listens);
        this.management = new Listener("management", managementHost, managementListens);
        this.keys = keys;
    }

    private record Listener(String name, String host, boolean listens) {

        void requireLoopback() {
            if (listens && !isLoopback(host)) {
                throw new IllegalStateException("EVENFLOW_AUTH=off is for loopback alone, and quarkus." + name
                        + ".host is " + host + ": set QUARKUS_" + name.toUpperCase(Locale.ROOT)
                        + "_HOST=127.0.0.1, or EVENFLOW_AUTH=required");
            }
        }
    }

    /** @throws IllegalStateException with the key to change */
    void check(@Observes StartupEvent starting) {
        switch (mode) {
            case REQUIRED -> keys.prepare();
            case OFF -> requireLoopback();
        }
    }

    private void requireLoopback() {
        main.requireLoopback();
        management.requireLoopback();
        LOG.warn("EVENFLOW_AUTH=off: everybody on this machine may do everything");
    }

    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
