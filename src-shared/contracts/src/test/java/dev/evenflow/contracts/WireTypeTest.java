package dev.evenflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.contracts.command.Command;
import dev.evenflow.contracts.inventory.InventoryEvent;
import dev.evenflow.contracts.order.OrderEvent;
import dev.evenflow.contracts.payment.PaymentEvent;
import dev.evenflow.contracts.reply.Reply;
import dev.evenflow.contracts.shipping.ShippingEvent;
import dev.evenflow.contracts.user.UserEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTypeTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                UserEvent.class,
                OrderEvent.class,
                PaymentEvent.class,
                InventoryEvent.class,
                ShippingEvent.class,
                Command.class,
                Reply.class
            })
    void everyEventOfAPublisher_hasAWireName(Class<?> sealedEvents) {
        var payloads = WireType.ALL.stream().map(WireType::payload).toArray();

        assertThat(payloads).contains(records(sealedEvents).toArray());
    }

    private static Stream<Class<?>> records(Class<?> events) {
        return events.isSealed()
                ? Stream.of(events.getPermittedSubclasses()).flatMap(WireTypeTest::records)
                : Stream.of(events);
    }

    @Test
    void wireNames_areSnakeCaseAndUnique() {
        assertThat(WireType.ALL)
                .extracting(WireType::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z_]+"));
    }
}
