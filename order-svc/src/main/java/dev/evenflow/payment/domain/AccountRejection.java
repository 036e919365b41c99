package dev.evenflow.payment.domain;

/** Why a command is refused. The slug is stable, clients tell refusals apart by it. */
public enum AccountRejection {
    UNKNOWN("not-found", Kind.UNKNOWN, "There is no such account"),
    EXISTS("account-exists", Kind.REFUSED, "The account is there already"),
    CLOSED("account-closed", Kind.REFUSED, "The account is closed"),
    INSUFFICIENT_FUNDS("insufficient-funds", Kind.REFUSED, "The balance and the overdraft do not cover the amount"),
    BALANCE_LIMIT("balance-limit", Kind.REFUSED, "The balance would be larger than an account can hold");

    /** What a refusal means to whoever asked. */
    public enum Kind {
        UNKNOWN,
        REFUSED
    }

    private final String slug;
    private final Kind kind;
    private final String title;

    AccountRejection(String slug, Kind kind, String title) {
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
