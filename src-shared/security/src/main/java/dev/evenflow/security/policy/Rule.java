package dev.evenflow.security.policy;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who may call one route.
 *
 * @param open to everybody, without a token
 * @param everything roles that may call it for anybody's data
 * @param own how it is known that a user calls it for what is theirs; empty where users may not call it
 */
public record Rule(Route route, boolean open, Set<Role> everything, Optional<Ownership> own) {

    public Rule {
        everything = Set.copyOf(everything);
    }

    /** A rule that lets nobody in, to be continued. */
    public static Rule on(String route) {
        return new Rule(Route.of(route), false, Set.of(), Optional.empty());
    }

    public Rule toEverybody() {
        return new Rule(route, true, everything, own);
    }

    public Rule to(Role first, Role... more) {
        return new Rule(route, open, EnumSet.of(first, more), own);
    }

    /** Also to the user whose id stands in the path as this parameter. */
    public Rule andUserIn(String parameter) {
        return new Rule(route, open, everything, Optional.of(new Ownership.InPath(parameter)));
    }

    /** Also to users, for what the resource finds to be theirs: it asks for the {@link Reach}. */
    public Rule andOwner() {
        return new Rule(route, open, everything, Optional.of(new Ownership.InResource()));
    }

    /** How a user's own is told from others'. */
    public sealed interface Ownership {

        /** The path says whose it is. */
        record InPath(String parameter) implements Ownership {}

        /** Only the data says whose it is. */
        record InResource() implements Ownership {}
    }
}
