package dev.evenflow.inventory.allocate;

import dev.evenflow.eventstore.Cause;
import dev.evenflow.inventory.domain.OrderReservation;
import dev.evenflow.inventory.domain.OrderStock;
import dev.evenflow.inventory.domain.Product;
import dev.evenflow.inventory.domain.Reservation;
import dev.evenflow.inventory.domain.Shelf;
import dev.evenflow.inventory.domain.Shortage;
import dev.evenflow.inventory.store.InventoryEvents;
import dev.evenflow.inventory.store.VersionedEvent;
import dev.evenflow.participant.Answer;
import dev.evenflow.participant.Asked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Decides on the stock of many orders, one after the other, and gathers what is to be written of it. */
final class Allocation {

    /**
     * Events of one command.
     *
     * @param cause what led to them
     */
    record Told(List<VersionedEvent> events, Cause cause) {}

    private final Shelf shelf;
    private final Instant now;
    private final Map<UUID, OrderStock> orders = new LinkedHashMap<>();
    private final Map<UUID, Answer> answers = new HashMap<>();
    private final List<OrderReservation> held = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();

    Allocation(Shelf shelf, Instant now) {
        this.shelf = shelf;
        this.now = now;
    }

    /** Holds all of it or nothing. */
    void reserve(Asked<?> asked, List<Reservation> wanted) {
        var shortages = shelf.shortages(wanted);
        Shortage.first(shortages)
                .ifPresentOrElse(reason -> refuse(asked, shortages, reason.slug()), () -> hold(asked, wanted));
    }

    /** All that was held for the order is sold to it. */
    void sell(Asked<?> asked, OrderStock before, List<Reservation> all) {
        orders.put(asked.orderId(), before.sold());
        answers.put(asked.commandId(), Answer.done());
        tell(
                asked,
                all.stream().map(one -> InventoryEvents.sold(shelf.sell(one))).toList());
    }

    private void hold(Asked<?> asked, List<Reservation> wanted) {
        orders.put(asked.orderId(), OrderStock.held(wanted.size()));
        answers.put(asked.commandId(), Answer.done());
        wanted.forEach(one -> held.add(new OrderReservation(asked.orderId(), one)));
        tell(
                asked,
                wanted.stream()
                        .map(one -> InventoryEvents.reserved(shelf.hold(one), one))
                        .toList());
    }

    private void refuse(Asked<?> asked, List<Shortage> shortages, String reason) {
        orders.put(asked.orderId(), OrderStock.refused(reason));
        answers.put(asked.commandId(), Answer.refused(reason));
        tell(
                asked,
                shortages.stream()
                        .map(one -> InventoryEvents.refused(
                                one.asked(), one.reason().slug(), now))
                        .toList());
    }

    private void tell(Asked<?> asked, List<List<VersionedEvent>> events) {
        told.add(new Told(events.stream().flatMap(List::stream).toList(), asked.cause()));
    }

    Instant now() {
        return now;
    }

    /** By order. */
    Map<UUID, OrderStock> orders() {
        return orders;
    }

    /** By command. */
    Map<UUID, Answer> answers() {
        return answers;
    }

    List<OrderReservation> held() {
        return held;
    }

    Collection<Product> products() {
        return shelf.changed();
    }

    List<Told> told() {
        return told;
    }
}
