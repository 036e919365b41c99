package dev.evenflow.testkit.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The routes of a service, from its own description. */
public final class OpenApiRoutes {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

    private OpenApiRoutes() {}

    /** As {@code GET /users/{id}}. */
    public static Set<String> of(JsonNode openApi) {
        var routes = new TreeSet<String>();
        openApi.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return routes;
    }
}
