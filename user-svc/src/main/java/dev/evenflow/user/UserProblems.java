package dev.evenflow.user;

import dev.evenflow.web.problem.ProblemType;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What PostgreSQL's refusals mean here. Hibernate Reactive hands them over as {@link SQLException}s. */
final class UserProblems {

    static final ProblemType EMAIL_TAKEN = new ProblemType("email-taken", 409, "The e-mail belongs to another user");

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String EMAIL_INDEX = "\"users_email_key\"";

    /** Serialization failure and deadlock: the same transaction, run again, may well pass. */
    private static final Set<String> RUN_AGAIN = Set.of("40001", "40P01");

    private UserProblems() {}

    /** The failure as a client should see it. */
    static Throwable explain(Throwable failure) {
        return refusal(failure)
                .filter(refusal -> UNIQUE_VIOLATION.equals(refusal.getSQLState()))
                .filter(refusal -> String.valueOf(refusal.getMessage()).contains(EMAIL_INDEX))
                .<Throwable>map(refusal -> EMAIL_TAKEN.because("Another user has this e-mail"))
                .orElse(failure);
    }

    static boolean mayPassNextTime(Throwable failure) {
        return refusal(failure)
                .filter(refusal -> RUN_AGAIN.contains(refusal.getSQLState()))
                .isPresent();
    }

    private static Optional<SQLException> refusal(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
    }
}
