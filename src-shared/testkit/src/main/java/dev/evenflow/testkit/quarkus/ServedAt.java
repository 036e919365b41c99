package dev.evenflow.testkit.quarkus;

import java.net.URI;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** Where the service under test serves a path: with access control {@code /q} and {@code /admin} have a port of their own. */
public final class ServedAt {

    private ServedAt() {}

    /** The address of a path that begins with a slash. */
    public static URI of(String path) {
        return URI.create("http://127.0.0.1:" + port(path) + path);
    }

    /** The port alone. */
    public static int port(String path) {
        return isManagement(path) ? managementPort() : mainPort();
    }

    public static int mainPort() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }

    public static int managementPort() {
        return ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
    }

    private static boolean isManagement(String path) {
        return ConfigProvider.getConfig()
                        .getValue("evenflow.auth", String.class)
                        .equals("required")
                && Stream.of("/q/", "/admin/").anyMatch(path::startsWith);
    }
}
