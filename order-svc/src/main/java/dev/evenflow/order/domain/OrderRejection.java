package dev.evenflow.order.domain;

/** Why a command is refused. The slug is stable, clients tell refusals apart by it. */
public enum OrderRejection {
    UNKNOWN("not-found", Kind.UNKNOWN, "There is no such order"),
    EXISTS("order-exists", Kind.REFUSED, "The order is there already"),
    INVALID_TRANSITION("invalid-transition", Kind.REFUSED, "The order is in a state that does not allow this"),
    BEING_UNDONE("order-being-undone", Kind.REFUSED, "The order is being undone");

    /** What a refusal means to whoever asked. */
    public enum Kind {
        UNKNOWN,
        REFUSED
    }

    private final String slug;
    private final Kind kind;
    private final String title;

    OrderRejection(String slug, Kind kind, String title) {
        this.slug = slug;
        this.kind = kind;
        this.title = title;
    }

    public String slug() {
        return slug;
    }

    public Kind kind() {
        return kind;
    }

    public String title() {
        return title;
    }
}
