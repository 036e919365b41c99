package dev.evenflow.shipping;

import dev.evenflow.contracts.command.CancelShipment;
import dev.evenflow.contracts.command.ScheduleShipment;
import dev.evenflow.contracts.command.ShippingCommand;
import dev.evenflow.messaging.consume.EventBatch;
import dev.evenflow.participant.Asked;
import dev.evenflow.participant.Commands;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Does what sagas ask of shipping, commands and their replies in one transaction. */
@ApplicationScoped
public class ShippingCommandsListener {

    private final Commands commands;
    private final ShipmentHandler shipments;

    ShippingCommandsListener(Commands commands, ShipmentHandler shipments) {
        this.commands = commands;
        this.shipments = shipments;
    }

    @Incoming("shipping-commands")
    public Uni<Void> handle(EventBatch batch) {
        return commands.together(batch, ShippingCommand.class, this::handle);
    }

    private Uni<Void> handle(List<Asked<ShippingCommand>> asked) {
        return shipments
                .schedule(Asked.only(asked, ScheduleShipment.class))
                .chain(() -> shipments.cancel(Asked.only(asked, CancelShipment.class)));
    }
}
