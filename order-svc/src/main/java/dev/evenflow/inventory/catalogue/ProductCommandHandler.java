package dev.evenflow.inventory.catalogue;

import dev.evenflow.contracts.EventIds;
import dev.evenflow.inventory.InventoryProblems;
import dev.evenflow.inventory.domain.Product;
import dev.evenflow.inventory.store.InventoryEvents;
import dev.evenflow.inventory.store.InventoryOutbox;
import dev.evenflow.inventory.store.ProductTable;
import dev.evenflow.inventory.store.ProductTable.Restocked;
import dev.evenflow.money.domain.Money;
import dev.evenflow.outbox.idempotency.IdempotencyStore;
import dev.evenflow.publish.OutboxTransaction;
import dev.evenflow.web.Correlation;
import dev.evenflow.web.idempotency.IdempotentJson;
import dev.evenflow.web.idempotency.IdempotentRequest;
import dev.evenflow.web.idempotency.StoredAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Makes and changes products. */
@Singleton
class ProductCommandHandler {

    private final OutboxTransaction transaction;
    private final ProductTable products;
    private final InventoryOutbox outbox;
    private final IdempotencyStore answers;
    private final IdempotentJson json;
    private final EventIds ids;
    private final Clock clock;

    ProductCommandHandler(
            OutboxTransaction transaction,
            ProductTable products,
            InventoryOutbox outbox,
            IdempotencyStore answers,
            IdempotentJson json,
            EventIds ids,
            Clock clock) {
        this.transaction = transaction;
        this.products = products;
        this.outbox = outbox;
        this.answers = answers;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<StoredAnswer> create(
            CreateProductRequest request, Optional<IdempotentRequest> retryable, Correlation correlation) {
        var product = product(request);
        return transaction.run(connection -> answers.once(
                retryable,
                connection,
                () -> products.insert(product, connection)
                        .call(created -> outbox.add(InventoryEvents.created(created), correlation, connection))
                        .map(this::answer)));
    }

    /** Fails with 404 when there is no such product; so does {@link #restock}. */
    Uni<Product> update(UUID id, UpdateProductRequest request, Correlation correlation) {
        var description = ProductTexts.description(request.description());
        var price = new Money(request.price());
        return transaction.run(
                connection -> products.describe(id, request.name(), description, price, clock.instant(), connection)
                        .map(found -> found.orElseThrow(InventoryProblems::unknownProduct))
                        .call(product -> outbox.add(InventoryEvents.described(product), correlation, connection)));
    }

    Uni<Product> restock(UUID id, long stock, Correlation correlation) {
        return transaction.run(connection -> products.restock(id, stock, clock.instant(), connection)
                .map(found -> found.orElseThrow(InventoryProblems::unknownProduct))
                .call(done ->
                        outbox.add(InventoryEvents.restocked(done.product(), done.depleted()), correlation, connection))
                .map(Restocked::product));
    }

    private Product product(CreateProductRequest request) {
        return Product.created(
                ids.next(),
                request.name(),
                ProductTexts.description(request.description()),
                new Money(request.price()),
                request.stock(),
                clock.instant());
    }

    private StoredAnswer answer(Product product) {
        return json.created(
                ProductCommandResource.PATH + "/" + product.id(), product.version(), ProductView.of(product));
    }
}
