package dev.evenflow.messaging;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.Metadata;
import dev.evenflow.contracts.inventory.ProductCreated;
import dev.evenflow.contracts.inventory.ProductUpdated;
import dev.evenflow.contracts.inventory.StockDepleted;
import dev.evenflow.contracts.inventory.StockReleased;
import dev.evenflow.contracts.inventory.StockReservationFailed;
import dev.evenflow.contracts.inventory.StockReserved;
import dev.evenflow.contracts.inventory.StockUpdated;
import dev.evenflow.contracts.payment.AccountClosed;
import dev.evenflow.contracts.payment.AccountCreated;
import dev.evenflow.contracts.payment.AccountDeposited;
import dev.evenflow.contracts.payment.AccountWithdrawn;
import dev.evenflow.contracts.user.UserCreated;
import dev.evenflow.contracts.user.UserDeleted;
import dev.evenflow.contracts.user.UserUpdated;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Every contract that is turned into JSON or out of it; {@code contracts} itself knows no framework. A native image knows
 * only what is listed here, and a test compares the list with the wire types.
 */
@RegisterForReflection(
        targets = {
            Envelope.class,
            Metadata.class,
            UserCreated.class,
            UserUpdated.class,
            UserDeleted.class,
            AccountCreated.class,
            AccountDeposited.class,
            AccountWithdrawn.class,
            AccountClosed.class,
            ProductCreated.class,
            ProductUpdated.class,
            StockReserved.class,
            StockReservationFailed.class,
            StockReleased.class,
            StockUpdated.class,
            StockDepleted.class
        })
final class SerializedContracts {

    private SerializedContracts() {}
}
