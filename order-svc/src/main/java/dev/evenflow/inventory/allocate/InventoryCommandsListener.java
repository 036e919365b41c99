package dev.evenflow.inventory.allocate;

import dev.evenflow.contracts.command.CommitStock;
import dev.evenflow.contracts.command.InventoryCommand;
import dev.evenflow.contracts.command.ReleaseStock;
import dev.evenflow.contracts.command.ReserveStock;
import dev.evenflow.messaging.consume.EventBatch;
import dev.evenflow.participant.Asked;
import dev.evenflow.participant.Commands;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Does what sagas ask of the inventory, commands and their replies in one transaction. */
@ApplicationScoped
public class InventoryCommandsListener {

    static final String PARTICIPANT = "inventory";

    private final Commands commands;
    private final ReserveStockHandler reserve;
    private final ReleaseStockHandler release;
    private final CommitStockHandler commit;

    InventoryCommandsListener(
            Commands commands, ReserveStockHandler reserve, ReleaseStockHandler release, CommitStockHandler commit) {
        this.commands = commands;
        this.reserve = reserve;
        this.release = release;
        this.commit = commit;
    }

    @Incoming("inventory-commands")
    public Uni<Void> handle(EventBatch batch) {
        return commands.together(batch, InventoryCommand.class, this::handle);
    }

    private Uni<Void> handle(List<Asked<InventoryCommand>> asked) {
        return reserve.handle(Asked.only(asked, ReserveStock.class))
                .chain(() -> release.handle(Asked.only(asked, ReleaseStock.class)))
                .chain(() -> commit.handle(Asked.only(asked, CommitStock.class)));
    }
}
