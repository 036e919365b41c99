package dev.evenflow.eventstore.projection;

import java.util.regex.Pattern;

/**
 * A table of a projection.
 *
 * @param schema a schema that exists
 * @param name of the table in it; both are plain lower-case names
 */
public record ProjectionTable(String schema, String name) {

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]{0,50}");

    public ProjectionTable {
        if (!PLAIN.matcher(schema).matches() || !PLAIN.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a plain name: " + schema + "." + name);
        }
    }

    /** The full name of the table that is read. */
    public String live() {
        return Copy.LIVE.of(this);
    }
}
