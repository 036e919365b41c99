package dev.evenflow.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.eventstore.StoredForm;
import dev.evenflow.money.domain.Money;
import dev.evenflow.order.domain.OrderEvent;
import dev.evenflow.order.domain.OrderEvent.Created;
import dev.evenflow.order.domain.OrderLine;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderTypeTest {

    /** It lies in the table for ever: it may not change without an upcaster. */
    @Test
    void created_isStoredAsItWas() {
        var stored = "{\"saga_id\":\"00000000-0000-0001-0000-000000000001\",\"user_id\":7,\"lines\":[{\"product_id\":"
                + "\"00000000-0000-0002-0000-000000000002\",\"product_name\":\"Lamp\",\"quantity\":2,\"price\":19.90}],"
                + "\"total\":39.80}";
        var lines = List.of(new OrderLine(new UUID(2, 2), "Lamp", 2, Money.of("19.90")));
        var created = new Created(new UUID(1, 1), 7, lines, Money.of("39.80"));

        assertThat(StoredForm.read(OrderType.EVENTS, "order_created", 1, stored))
                .isEqualTo(created);
        assertThat(StoredForm.write(created)).isEqualTo(stored);
    }

    @Test
    void everyEvent_hasAName_andIsRegisteredForTheNativeImage() {
        var registered = Arrays.asList(
                SerializedTypes.class.getAnnotation(RegisterForReflection.class).targets());

        assertThat(OrderType.EVENTS.payloads()).contains(OrderEvent.class.getPermittedSubclasses());
        assertThat(registered)
                .containsAll(OrderType.EVENTS.payloads())
                .contains(OrderType.ORDER.snapshot().state());
    }
}
