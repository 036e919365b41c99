package dev.evenflow.order;

import dev.evenflow.order.domain.OrderRejection;
import dev.evenflow.web.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** What is refused over HTTP, and what it is called. */
public final class OrderProblems {

    public static final ProblemType UNKNOWN_USER = new ProblemType("unknown-user", 422, "There is no such user");
    public static final ProblemType UNKNOWN_PRODUCT =
            new ProblemType("unknown-product", 422, "There is no such product");
    public static final ProblemType TOTAL_TOO_LARGE =
            new ProblemType("total-too-large", 422, "The order costs more than can be paid");
    public static final ProblemType ORDER_CANCELLED =
            new ProblemType("order-cancelled", 409, "The order could not be completed");

    private static final int CONFLICT = 409;

    private OrderProblems() {}

    public static HttpProblem of(OrderRejection rejection) {
        return switch (rejection.kind()) {
            case UNKNOWN -> ProblemType.NOT_FOUND.because(rejection.title());
            case REFUSED ->
                new ProblemType(rejection.slug(), CONFLICT, rejection.title()).because("Nothing was changed");
        };
    }
}
