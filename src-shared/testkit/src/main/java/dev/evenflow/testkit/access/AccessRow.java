package dev.evenflow.testkit.access;

import static java.util.stream.Collectors.toCollection;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may call a route.
 *
 * @param route method and template of the path
 * @param reached the status of a call that was let in
 * @param allowed who is
 * @param hidden what is told to other users, people of the support among them, where the user may call it
 */
public record AccessRow(String route, int reached, Set<Kind> allowed, int hidden) {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    public AccessRow {
        allowed = Set.copyOf(allowed);
    }

    /**
     * A table with a line for each route: {@code GET /users/{id} | 200 | user support admin}. {@code all} is everybody,
     * with whatever token; {@code (403)} after the callers is what other users are told in place of 404.
     */
    public static List<AccessRow> table(String text) {
        return text.lines().filter(line -> !line.isBlank()).map(AccessRow::row).toList();
    }

    private static AccessRow row(String line) {
        var cells = line.split("\\|", -1);
        var callers = cells[2].strip();
        var forbidden = callers.endsWith("(403)");
        return new AccessRow(
                cells[0].strip(),
                Integer.parseInt(cells[1].strip()),
                kinds(callers.replace("(403)", "").strip()),
                forbidden ? FORBIDDEN : NOT_FOUND);
    }

    private static Set<Kind> kinds(String callers) {
        return callers.equals("all")
                ? EnumSet.allOf(Kind.class)
                : Arrays.stream(callers.split(" +", -1))
                        .map(name -> Kind.valueOf(name.toUpperCase(Locale.ROOT)))
                        .collect(toCollection(() -> EnumSet.noneOf(Kind.class)));
    }

    public String method() {
        return route.substring(0, route.indexOf(' '));
    }

    /** With {@code {id}} as it is described. */
    public String path() {
        return route.substring(route.indexOf(' ') + 1);
    }

    /** Every kind of caller on this route. */
    public Stream<AccessCell> cells() {
        return Arrays.stream(Kind.values()).map(kind -> new AccessCell(this, kind));
    }

    /** What a caller who may not is told; empty for one who may. */
    Optional<Integer> refusal(Kind caller) {
        if (allowed.contains(caller)) {
            return Optional.empty();
        }
        return Optional.of(!caller.isKnown() ? UNAUTHORIZED : isHidden(caller) ? hidden : FORBIDDEN);
    }

    /** Whoever is a user, too, may call it for what is theirs. */
    private boolean isHidden(Kind caller) {
        return (caller == Kind.OTHER || caller == Kind.SUPPORT) && allowed.contains(Kind.USER);
    }
}
