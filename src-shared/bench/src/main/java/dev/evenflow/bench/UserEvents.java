package dev.evenflow.bench;

import java.nio.charset.StandardCharsets;

/** User events as JSON, about 300 bytes each. */
public final class UserEvents {

    /** An event in which {@code #} stands for the user. */
    public static final String TEMPLATE = """
            {"id":"0197061b-6480-7000-8000-000000000001","type":"user_updated","aggregate_id":"#","version":1,\
            "timestamp":"2025-05-25T10:00:00Z","metadata":{"correlation_id":"c-1","schema":1},\
            "payload":{"id":#,"name":"John Doe","email":"john#@bench.example","updated_at":"2025-05-25T10:00:00Z"}}""";

    private UserEvents() {}

    public static byte[] json(long user) {
        return TEMPLATE.replace("#", Long.toString(user)).getBytes(StandardCharsets.UTF_8);
    }

    /** The state of a user at a version. */
    public static byte[] json(long user, long version) {
        return TEMPLATE.replace("\"version\":1", "\"version\":" + version)
                .replace("#", Long.toString(user))
                .getBytes(StandardCharsets.UTF_8);
    }
}
