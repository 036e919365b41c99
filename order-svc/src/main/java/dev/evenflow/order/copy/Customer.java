package dev.evenflow.order.copy;

import dev.evenflow.contracts.user.UserCreated;
import dev.evenflow.contracts.user.UserDeleted;
import dev.evenflow.contracts.user.UserEvent;
import dev.evenflow.contracts.user.UserUpdated;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * A user as an order has to know them.
 *
 * @param name empty, as the e-mail, once the user is deleted
 * @param active whether they are still there
 * @param version of the user when it was so
 */
record Customer(long id, String name, String email, boolean active, long version) {

    static Customer of(UserEvent event, long version) {
        return switch (event) {
            case UserCreated e -> new Customer(e.id(), e.name(), e.email(), true, version);
            case UserUpdated e -> new Customer(e.id(), e.name(), e.email(), true, version);
            case UserDeleted e -> new Customer(e.id(), "", "", false, version);
        };
    }

    /** The newest of each user, by id. */
    static List<Customer> newest(Collection<Customer> customers) {
        var newest = new TreeMap<Long, Customer>();
        customers.forEach(customer ->
                newest.merge(customer.id, customer, (known, other) -> other.version > known.version ? other : known));
        return List.copyOf(newest.values());
    }
}
