package dev.evenflow.user;

import dev.evenflow.testkit.quarkus.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;

/** The servers all tests here share, so that Quarkus starts once. NATS is not among them: writes do not need it. */
@QuarkusTestResource(PostgresResource.class)
final class Servers {

    private Servers() {}
}
