package dev.evenflow;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same with what was packaged: a jar or a native executable. */
@QuarkusIntegrationTest
class ServiceEndpointsIT extends ServiceEndpointsTest {}
