package dev.evenflow.security.policy;

import dev.evenflow.web.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Optional;

/** Whose data a request may touch. */
public sealed interface Reach {

    /** Everybody's. */
    record Everything() implements Reach {}

    /** That of one user. */
    record Own(long userId) implements Reach {}

    /** Whether it includes what belongs to this user. */
    default boolean covers(long owner) {
        return switch (this) {
            case Everything everything -> true;
            case Own own -> own.userId() == owner;
        };
    }

    /** The same for an owner who need not be a user. */
    default boolean covers(String owner) {
        return switch (this) {
            case Everything everything -> true;
            case Own own -> Long.toString(own.userId()).equals(owner);
        };
    }

    /**
     * Whose entries a list shows: what was asked for, or the caller's own.
     *
     * @return empty for everybody's
     * @throws HttpProblem 404 for another's
     */
    default Optional<Long> listed(Optional<Long> asked) {
        return switch (this) {
            case Everything everything -> asked;
            case Own own -> Optional.of(asked.map(this::requireSeen).orElse(own.userId()));
        };
    }

    /** The same for owners who need not be users. */
    default Optional<String> listedOwner(Optional<String> asked) {
        return switch (this) {
            case Everything everything -> asked;
            case Own own -> Optional.of(asked.map(this::requireSeen).orElse(Long.toString(own.userId())));
        };
    }

    /**
     * Refuses to act for somebody else.
     *
     * @throws HttpProblem 403
     */
    default void requireActingFor(String owner) {
        if (!covers(owner)) {
            throw ProblemType.FORBIDDEN.because("You may do this for yourself only");
        }
    }

    private long requireSeen(long asked) {
        if (!covers(asked)) {
            throw ProblemType.NOT_FOUND.because("There is no user " + asked);
        }
        return asked;
    }

    private String requireSeen(String asked) {
        if (!covers(asked)) {
            throw ProblemType.NOT_FOUND.because("There is no such owner");
        }
        return asked;
    }
}
