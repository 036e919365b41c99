package dev.evenflow.inventory;

import dev.evenflow.web.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** What the inventory refuses. Slugs are stable; events about refusals carry them as their reason. */
public final class InventoryProblems {

    public static final ProblemType INSUFFICIENT_STOCK =
            new ProblemType("insufficient-stock", 409, "There is not enough of the product");

    /** The reason in events; over HTTP it is a 404. */
    public static final String UNKNOWN_PRODUCT = "unknown-product";

    private InventoryProblems() {}

    public static HttpProblem unknownProduct() {
        return ProblemType.NOT_FOUND.because("There is no such product");
    }

    public static HttpProblem unknownReservation() {
        return ProblemType.NOT_FOUND.because("There is no such reservation");
    }
}
