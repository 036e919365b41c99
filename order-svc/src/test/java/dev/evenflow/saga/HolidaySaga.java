package dev.evenflow.saga;

import dev.evenflow.contracts.command.CancelShipment;
import dev.evenflow.contracts.command.RefundPayment;
import dev.evenflow.contracts.command.ReleaseStock;
import dev.evenflow.contracts.command.ScheduleShipment;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A tiny saga that has nothing to do with orders, but that it borrows their commands: those that travel are listed. */
public final class HolidaySaga {

    public record Holiday(UUID sagaId, UUID id, boolean insured) {}

    /** What its own module does. */
    public sealed interface Note {

        record Booked() implements Note {}

        record Insured() implements Note {}

        record Off(String why) implements Note {}
    }

    public static final String FLIGHT = "flight";
    public static final String INSURANCE = "insurance";
    public static final String HOTEL = "hotel";

    public static final SagaType<Holiday, Note> TYPE = new SagaType<>(
            "holiday",
            Holiday.class,
            List.of(
                    Step.<Holiday, Note>asking(FLIGHT, HolidaySaga::bookFlight).undoneBy(HolidaySaga::cancelFlight),
                    Step.<Holiday, Note>awaiting(INSURANCE, Duration.ofHours(1))
                            .unless(Holiday::insured)
                            .then(holiday -> new Note.Insured()),
                    Step.<Holiday, Note>asking(HOTEL, HolidaySaga::bookHotel)
                            .undoneBy(HolidaySaga::cancelHotel)
                            .then(holiday -> new Note.Booked())),
            (holiday, why) -> new Note.Off(why));

    private HolidaySaga() {}

    static Ask bookFlight(Holiday holiday) {
        return new Ask("shipping.commands", id -> new ScheduleShipment(id, holiday.sagaId(), holiday.id(), 1));
    }

    static Ask cancelFlight(Holiday holiday) {
        return new Ask("shipping.commands", id -> new CancelShipment(id, holiday.sagaId(), holiday.id()));
    }

    static Ask bookHotel(Holiday holiday) {
        return new Ask("inventory.commands", id -> new ReleaseStock(id, holiday.sagaId(), holiday.id()));
    }

    static Ask cancelHotel(Holiday holiday) {
        return new Ask("payment.commands", id -> new RefundPayment(id, holiday.sagaId(), holiday.id()));
    }
}
