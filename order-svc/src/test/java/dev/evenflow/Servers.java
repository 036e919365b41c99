package dev.evenflow;

import dev.evenflow.testkit.quarkus.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** The servers all tests here share, so that Quarkus starts once. NATS is not among them: writes do not need it. */
@QuarkusTestResource(
        value = PostgresResource.class,
        initArgs = {
            @ResourceArg(name = "url", value = "ORDER_DB_URL"),
            @ResourceArg(name = "database", value = "orders")
        })
final class Servers {

    private Servers() {}
}
