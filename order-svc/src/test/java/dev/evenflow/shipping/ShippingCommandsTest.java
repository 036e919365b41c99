package dev.evenflow.shipping;

import static dev.evenflow.FakeDelivery.batch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.FakeDelivery;
import dev.evenflow.Tables;
import dev.evenflow.contracts.EventIds;
import dev.evenflow.contracts.command.CancelShipment;
import dev.evenflow.contracts.command.ReleaseStock;
import dev.evenflow.contracts.command.ScheduleShipment;
import dev.evenflow.inventory.Told;
import dev.evenflow.participant.Heard;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ShippingCommandsTest {

    private final ShippingCommandsListener listener;
    private final Told told;
    private final Heard heard;
    private final EventIds ids;
    private final UUID saga = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();

    ShippingCommandsTest(ShippingCommandsListener listener, Tables tables, EventIds ids) {
        this.listener = listener;
        this.told = new Told(tables);
        this.heard = new Heard(tables);
        this.ids = ids;
    }

    @Test
    void schedule_makesOneShipment_howeverOftenItIsAsked() {
        var schedule = schedule();

        handle(schedule);
        handle(schedule, schedule());

        assertThat(told.types(order.toString())).containsExactly("shipment_scheduled");
        assertThat(heard.by(saga)).hasSize(3).containsOnly("schedule_shipment done");
    }

    @Test
    void cancel_endsTheShipment_once() {
        var cancel = cancel();

        handle(schedule(), cancel);
        handle(cancel, cancel(), schedule());

        assertThat(told.types(order.toString())).containsExactly("shipment_scheduled", "shipment_cancelled");
        assertThat(told.versions(order.toString())).containsExactly(1L, 2L);
        assertThat(heard.by(saga))
                .containsExactly(
                        "schedule_shipment done",
                        "cancel_shipment done",
                        "cancel_shipment done",
                        "cancel_shipment done",
                        "schedule_shipment refused: compensated");
    }

    @Test
    void cancel_beforeTheShipment_keepsItFromBeingScheduled() {
        var late = schedule();

        handle(cancel());
        handle(late);
        handle(late, schedule(), cancel());

        assertThat(told.types(order.toString())).containsExactly("shipment_failed");
        assertThat(heard.by(saga))
                .containsExactly(
                        "cancel_shipment done",
                        "schedule_shipment refused: compensated",
                        "schedule_shipment refused: compensated",
                        "schedule_shipment refused: compensated",
                        "cancel_shipment done");
    }

    @Test
    void commandOfAnother_isRejected() {
        var foreign = FakeDelivery.of(new ReleaseStock(ids.next(), saga, order), 1);

        handle(foreign);

        assertThat(foreign.rejections()).containsExactly("not a command of this channel: release_stock");
        assertThat(heard.by(saga)).isEmpty();
    }

    private void handle(FakeDelivery... deliveries) {
        listener.handle(batch(deliveries)).await().indefinitely();
    }

    private FakeDelivery schedule() {
        return FakeDelivery.of(new ScheduleShipment(ids.next(), saga, order, 7), 1);
    }

    private FakeDelivery cancel() {
        return FakeDelivery.of(new CancelShipment(ids.next(), saga, order), 2);
    }
}
