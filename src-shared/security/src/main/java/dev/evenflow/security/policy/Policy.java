package dev.evenflow.security.policy;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The rules of a service, one for each of its routes. What has no rule is allowed to nobody. */
public final class Policy {

    private static final Verdict EVERYTHING = new Verdict.Allowed(new Reach.Everything());

    private final Map<Route, Rule> rules;

    private Policy(Map<Route, Rule> rules) {
        this.rules = rules;
    }

    /**
     * A policy of these rules.
     *
     * @throws IllegalStateException for two rules on one route
     */
    public static Policy of(Rule... rules) {
        return new Policy(Arrays.stream(rules).collect(toUnmodifiableMap(Rule::route, Function.identity())));
    }

    public Set<Route> routes() {
        return rules.keySet();
    }

    /**
     * Whether the caller may call the route.
     *
     * @param parameters those of the path, by name; null for a name that it has not
     */
    public Verdict decide(Route route, Caller caller, UnaryOperator<String> parameters) {
        return switch (caller) {
            case Caller.Anyone anyone -> EVERYTHING;
            case Caller.Nobody nobody -> isOpen(route) ? EVERYTHING : new Verdict.Unknown(nobody.why());
            case Caller.Suspect suspect -> isOpen(route) ? EVERYTHING : new Verdict.TooSoon(suspect.patience());
            case Caller.Known known -> isOpen(route) ? EVERYTHING : decide(route, known, parameters);
        };
    }

    /** Whether it is not for everybody, or not for everybody's data: calling it as such a role is worth remembering. */
    public boolean isPrivileged(Route route) {
        return rule(route)
                .filter(rule -> rule.open() || rule.everything().contains(Role.USER))
                .isEmpty();
    }

    private boolean isOpen(Route route) {
        return rule(route).filter(Rule::open).isPresent();
    }

    private Verdict decide(Route route, Caller.Known caller, UnaryOperator<String> parameters) {
        var rule = rule(route);
        return rule.filter(found -> !Collections.disjoint(found.everything(), caller.roles()))
                .map(found -> EVERYTHING)
                .or(() -> rule.flatMap(Rule::own)
                        .flatMap(own -> caller.userId().map(userId -> own(own, userId, parameters))))
                .orElseGet(Verdict.Forbidden::new);
    }

    private static Verdict own(Rule.Ownership ownership, long userId, UnaryOperator<String> parameters) {
        return switch (ownership) {
            case Rule.Ownership.InResource asked -> new Verdict.Allowed(new Reach.Own(userId));
            case Rule.Ownership.InPath path ->
                names(parameters.apply(path.parameter()), userId)
                        ? new Verdict.Allowed(new Reach.Own(userId))
                        : new Verdict.Hidden();
        };
    }

    /** As the resource will read it: {@code 007} is 7. */
    private static boolean names(@Nullable String parameter, long userId) {
        try {
            return parameter != null && Long.parseLong(parameter) == userId;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private Optional<Rule> rule(Route route) {
        return Optional.ofNullable(rules.get(route));
    }
}
