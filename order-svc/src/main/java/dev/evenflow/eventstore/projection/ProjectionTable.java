package dev.evenflow.eventstore.projection;

import java.util.regex.Pattern;

/**
 * Where a projection lives.
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

    /** The table that is read. */
    public String live() {
        return schema + "." + name;
    }

    /** The table that is being rebuilt. */
    public String shadow() {
        return live() + "__shadow";
    }
}
