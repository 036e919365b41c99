package dev.evenflow.order.place;

import dev.evenflow.money.domain.Money;
import dev.evenflow.order.OrderProblems;
import dev.evenflow.order.copy.Catalogue;
import dev.evenflow.order.copy.CatalogueEntry;
import dev.evenflow.order.copy.UserCopies;
import dev.evenflow.order.domain.OrderLine;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Gives an order its names and prices: those of the catalogue at this moment. */
@Singleton
class OrderPricing {

    /** The most that can be paid at once. */
    private static final Money MOST = Money.of("999999999999.99");

    private final UserCopies users;
    private final Catalogue catalogue;

    OrderPricing(UserCopies users, Catalogue catalogue) {
        this.users = users;
        this.catalogue = catalogue;
    }

    /** Two queries, sent together, for any number of items. Fails with 422 for an unknown user or product, and for too large a total. */
    Uni<List<OrderLine>> lines(PlaceOrderRequest request, SqlClient client) {
        var quantities = request.quantities();
        return Uni.combine()
                .all()
                .unis(users.isActive(request.userId(), client), catalogue.find(quantities.keySet(), client))
                .collectFailures()
                .with((known, found) -> {
                    requireUser(known);
                    return lines(quantities, found);
                });
    }

    private static void requireUser(boolean known) {
        if (!known) {
            throw OrderProblems.UNKNOWN_USER.because("Nothing was ordered");
        }
    }

    private static List<OrderLine> lines(Map<UUID, Long> quantities, Map<UUID, CatalogueEntry> found) {
        var lines = new ArrayList<OrderLine>(quantities.size());
        quantities.forEach((id, quantity) -> {
            var product = found.get(id);
            if (product == null) {
                throw OrderProblems.UNKNOWN_PRODUCT.because("Nothing is known of product " + id);
            }
            lines.add(new OrderLine(id, product.name(), quantity, product.price()));
        });
        if (OrderLine.total(lines).isMoreThan(MOST)) {
            throw OrderProblems.TOTAL_TOO_LARGE.because("Nothing was ordered");
        }
        return lines;
    }
}
