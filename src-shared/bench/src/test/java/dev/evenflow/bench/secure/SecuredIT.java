package dev.evenflow.bench.secure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The packaged services as they are deployed: each with its identity at NATS, its role in PostgreSQL and another one for
 * migrations, and TLS to every server. All they do goes on working, and nothing more is possible.
 */
@TestMethodOrder(OrderAnnotation.class)
class SecuredIT implements SecuredFlows, SecuredRepairs, SecuredDatabases, SecuredConnections {

    private static SecuredStack stack;

    @BeforeAll
    static void start() throws Exception {
        stack = new SecuredStack();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Override
    public SecuredStack stack() {
        return stack;
    }

    @Test
    @Order(11)
    void theFlows_neverAskedForMoreThanTheyMay() throws Exception {
        assertThat(Files.readAllLines(stack.servers().nats().log())).noneMatch(line -> line.contains("Violation"));
        for (var service : stack.services()) {
            assertThat(Files.readAllLines(service.log()))
                    .noneMatch(line -> line.contains("Permissions Violation") || line.contains("permission denied"));
        }
    }
}
