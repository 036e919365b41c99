package dev.evenflow.eventstore.projection;

/** Which of its tables a projection works on; all of them are of one copy. */
public enum Copy {
    /** Those that are read. */
    LIVE(""),
    /** Those being rebuilt, which replace the others once they are complete. */
    SHADOW("__shadow");

    private final String suffix;

    Copy(String suffix) {
        this.suffix = suffix;
    }

    /** The full name of this copy of a table. */
    public String of(ProjectionTable table) {
        return table.schema() + "." + table.name() + suffix;
    }
}
