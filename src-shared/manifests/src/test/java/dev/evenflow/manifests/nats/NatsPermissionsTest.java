package dev.evenflow.manifests.nats;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenflow.manifests.Overlay;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.run.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real nats-server with the permissions of the manifests: every cell that is not named here is refused. */
class NatsPermissionsTest {

    private static final List<String> SERVICES = List.of("user-svc", "notification-svc", "order-svc");
    private static final List<String> STREAMS = List.of("USERS", "ORDERS", "COMMANDS", "DEAD_LETTERS");
    private static final Pattern CONSUMER =
            Pattern.compile("(?m)^quarkus\\.messaging\\.nats\\.streams\\.(\\w+)\\.pull-consumers\\.([\\w-]+)"
                    + "\\.consumer-configuration\\.filter-subjects=(.+)$");

    private static @Nullable NatsServer server;

    /** A durable consumer, as its service configures it. */
    record Consumer(String service, String stream, String name, String filter) {}

    @BeforeAll
    static void start() {
        server = NatsServer.configured(
                Checkout.root().resolve("kubernetes/components/nats"),
                Map.of(
                        "POD_NAME", "nats-0",
                        "QUOTED_USER_SVC_PASSWORD", "\"user-svc\"",
                        "QUOTED_NOTIFICATION_SVC_PASSWORD", "\"notification-svc\"",
                        "QUOTED_ORDER_SVC_PASSWORD", "\"order-svc\"",
                        "QUOTED_OPERATOR_PASSWORD", "\"operator\""),
                List.of());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # subject                                                | published by               | subscribed to by
            user.events                                              | user-svc                   | -
            order.events                                             | order-svc                  | -
            payment.events                                           | order-svc                  | -
            inventory.events                                         | order-svc                  | -
            shipping.events                                          | order-svc                  | -
            payment.commands                                         | order-svc                  | -
            inventory.commands                                       | order-svc                  | -
            shipping.commands                                        | order-svc                  | -
            saga.replies                                             | order-svc                  | -
            dead.user-svc.any                                        | -                          | -
            dead.notification-svc.user-events                        | notification-svc           | -
            dead.order-svc.user-events                               | order-svc                  | -
            user.consistency.digests                                 | notification-svc order-svc | user-svc
            user.consistency.rows                                    | notification-svc order-svc | user-svc
            user.consistency.republish                               | notification-svc order-svc | user-svc
            user.consistency.snapshot                                | notification-svc order-svc | user-svc
            evenflow.outbox.user-svc                                 | user-svc                   | user-svc
            evenflow.outbox.order-svc                                | order-svc                  | order-svc
            evenflow.letters.user-svc.stored                         | user-svc                   | user-svc
            evenflow.letters.notification-svc.stored                 | notification-svc           | notification-svc
            evenflow.letters.order-svc.deleted                       | order-svc                  | order-svc
            anything.else                                            | -                          | -
            # answers
            _INBOX.any                                               | -                          | -
            _INBOX.user-svc.any                                      | -                          | user-svc
            _INBOX.notification-svc.any.more                         | -                          | notification-svc
            _INBOX.order-svc.any                                     | -                          | order-svc
            # the account and the server
            $JS.API.INFO                                             | -                          | -
            $JS.API.STREAM.LIST                                      | -                          | -
            $JS.API.STREAM.NAMES                                     | -                          | -
            $JS.API.CONSUMER.LIST.USERS                              | -                          | -
            $JS.API.CONSUMER.NAMES.USERS                             | -                          | -
            $SYS.REQ.SERVER.PING                                     | -                          | -
            # messages of streams by their number
            $JS.API.STREAM.MSG.GET.USERS                             | user-svc notification-svc order-svc | -
            $JS.API.STREAM.MSG.GET.ORDERS                            | notification-svc order-svc | -
            $JS.API.STREAM.MSG.GET.COMMANDS                          | order-svc                  | -
            $JS.API.STREAM.MSG.GET.DEAD_LETTERS                      | notification-svc order-svc | -
            $JS.API.STREAM.MSG.DELETE.USERS                          | user-svc                   | -
            $JS.API.STREAM.MSG.DELETE.ORDERS                         | -                          | -
            $JS.API.STREAM.MSG.DELETE.COMMANDS                       | -                          | -
            $JS.API.STREAM.MSG.DELETE.DEAD_LETTERS                   | notification-svc order-svc | -
            # streams
            $JS.API.STREAM.INFO.USERS                                | user-svc notification-svc order-svc | -
            $JS.API.STREAM.INFO.ORDERS                               | notification-svc order-svc | -
            $JS.API.STREAM.INFO.COMMANDS                             | order-svc                  | -
            $JS.API.STREAM.INFO.DEAD_LETTERS                         | notification-svc order-svc | -
            # consumers by chance names
            $JS.API.CONSUMER.CREATE.USERS.any                        | notification-svc           | -
            $JS.API.CONSUMER.CREATE.USERS.any.user.events            | user-svc notification-svc  | -
            $JS.API.CONSUMER.CREATE.ORDERS.any                       | -                          | -
            $JS.API.CONSUMER.CREATE.ORDERS.any.order.events          | notification-svc           | -
            $JS.API.CONSUMER.CREATE.ORDERS.any.payment.events        | -                          | -
            $JS.API.CONSUMER.CREATE.COMMANDS.any                     | -                          | -
            $JS.API.CONSUMER.CREATE.COMMANDS.any.payment.commands    | -                          | -
            $JS.API.CONSUMER.CREATE.DEAD_LETTERS.any                 | -                          | -
            $JS.API.CONSUMER.CREATE.DEAD_LETTERS.any.dead.>          | -                          | -
            $JS.API.CONSUMER.CREATE.DEAD_LETTERS.any.dead.order-svc.> | order-svc                 | -
            $JS.API.CONSUMER.CREATE.DEAD_LETTERS.any.dead.notification-svc.> | notification-svc   | -
            $JS.API.CONSUMER.CREATE.USERS                            | -                          | -
            $JS.API.CONSUMER.DURABLE.CREATE.USERS.any                | -                          | -
            """)
    void aSubject_isForThoseAlone_whoNeedIt(String subject, String publishers, String subscribers) {
        assertThat(who(line -> line.mayPublish(subject))).isEqualTo(names(publishers));
        assertThat(who(line -> line.maySubscribe(subject))).isEqualTo(names(subscribers));
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "_INBOX.>", "*.events", "dead.>", "user.>", "$JS.>", "$JS.ACK.>", "$SYS.>"})
    void nobody_listensToEverything(String subjects) {
        assertThat(who(line -> line.maySubscribe(subjects))).isEmpty();
    }

    /** What a service is told to provision is what it may create, and nobody removes anything. */
    @Test
    void aStream_isMade_byThoseWhoAreToldTo() {
        var prod = Overlay.render(Checkout.root(), "prod");
        for (var stream : STREAMS) {
            var told = SERVICES.stream()
                    .filter(service -> List.of(prod.find("ConfigMap", service)
                                    .orElseThrow()
                                    .at("/data/EVENFLOW_MESSAGING_PROVISION_STREAMS")
                                    .asText()
                                    .split(","))
                            .contains(stream))
                    .collect(toCollection(TreeSet::new));

            assertThat(told).isNotEmpty();
            assertThat(who(line -> line.mayPublish("$JS.API.STREAM.CREATE." + stream)))
                    .isEqualTo(told);
            assertThat(who(line -> line.mayPublish("$JS.API.STREAM.UPDATE." + stream)))
                    .isEqualTo(told);
            for (var verb : List.of("DELETE", "PURGE", "SNAPSHOT", "RESTORE", "LEADER.STEPDOWN")) {
                assertThat(who(line -> line.mayPublish("$JS.API.STREAM." + verb + "." + stream)))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("consumers")
    void aConsumer_isUsed_byItsServiceAlone(Consumer consumer) {
        var place = consumer.stream() + "." + consumer.name();
        var owner = Set.of(consumer.service());

        assertThat(who(line -> line.mayPublish("$JS.API.CONSUMER.CREATE." + place + "." + consumer.filter())))
                .isEqualTo(owner);
        assertThat(who(line -> line.mayPublish("$JS.API.CONSUMER.INFO." + place)))
                .isEqualTo(owner);
        assertThat(who(line -> line.mayPublish("$JS.API.CONSUMER.MSG.NEXT." + place)))
                .isEqualTo(owner);
        assertThat(who(line -> line.mayPublish("$JS.ACK." + place + ".1.1.1.1.0")))
                .isEqualTo(owner);
        assertThat(who(line -> line.maySubscribe("$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES." + place)))
                .isEqualTo(owner);
        assertThat(owner).containsAll(who(line -> line.mayPublish("$JS.API.CONSUMER.CREATE." + place)));
        assertThat(owner).containsAll(who(line -> line.mayPublish("$JS.API.CONSUMER.DELETE." + place)));
        assertThat(who(line -> line.mayPublish("$JS.API.CONSUMER.DURABLE.CREATE." + place)))
                .isEmpty();
    }

    @Test
    void aStranger_isNotLetIn() {
        var stranger = new NatsLine(port(), "stranger");

        assertThatThrownBy(() -> stranger.mayPublish("user.events")).isInstanceOf(RuntimeException.class);
    }

    static Stream<Consumer> consumers() {
        return SERVICES.stream().flatMap(NatsPermissionsTest::consumers);
    }

    private static Stream<Consumer> consumers(String service) {
        try {
            var properties = Files.readString(
                    Checkout.root().resolve(service).resolve("src/main/resources/application.properties"));
            return CONSUMER.matcher(properties)
                    .results()
                    .map(found -> new Consumer(service, found.group(1), found.group(2), found.group(3)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> who(Predicate<NatsLine> may) {
        return SERVICES.stream()
                .filter(service -> may.test(new NatsLine(port(), service)))
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> names(String cell) {
        return cell.equals("-") ? Set.of() : new TreeSet<>(List.of(cell.split(" ")));
    }

    private static int port() {
        if (server == null) {
            throw new IllegalStateException("The server is not started");
        }
        return server.port();
    }
}
