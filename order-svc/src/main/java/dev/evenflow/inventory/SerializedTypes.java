package dev.evenflow.inventory;

import dev.evenflow.inventory.catalogue.ProductView;
import dev.evenflow.inventory.reserve.ReservationView;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Every type that becomes JSON and stands in no signature of a resource: a native image knows only what is listed. */
@RegisterForReflection(targets = {ProductView.class, ReservationView.class})
final class SerializedTypes {

    private SerializedTypes() {}
}
