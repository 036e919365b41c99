package dev.evenflow.notification;

import dev.evenflow.testkit.quarkus.MongoResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same with what was packaged: a jar or a native executable. */
@QuarkusIntegrationTest
@WithTestResource(MongoResource.class)
class HealthIT extends HealthTest {}
