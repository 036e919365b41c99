package dev.evenflow.testkit.access;

import java.net.http.HttpResponse;
import java.util.Optional;

/** A kind of caller on a route. */
public record AccessCell(AccessRow row, Kind caller) {

    /** The status that has to be answered. */
    public int expected() {
        return row.refusal(caller).orElse(row.reached());
    }

    public boolean isAllowed() {
        return row.refusal(caller).isEmpty();
    }

    /** What is wrong with an answer: its status, or a refusal that is no problem document. */
    public Optional<String> broken(HttpResponse<?> answer) {
        if (answer.statusCode() != expected()) {
            return Optional.of(answer.statusCode() + " instead of " + expected());
        }
        var type = answer.headers().firstValue("Content-Type").orElse("none");
        return isAllowed() || type.startsWith("application/problem+json")
                ? Optional.empty()
                : Optional.of("refused with a body of type " + type);
    }

    @Override
    public String toString() {
        return row.route() + " by " + caller + ": " + expected();
    }
}
