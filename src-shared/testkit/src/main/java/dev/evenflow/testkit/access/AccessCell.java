package dev.evenflow.testkit.access;

/** A kind of caller on a route. */
public record AccessCell(AccessRow row, Kind caller) {

    /** The status that has to be answered. */
    public int expected() {
        return row.refusal(caller).orElse(row.reached());
    }

    public boolean isAllowed() {
        return row.refusal(caller).isEmpty();
    }

    @Override
    public String toString() {
        return row.route() + " by " + caller + ": " + expected();
    }
}
