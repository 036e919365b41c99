package dev.evenflow.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.notification.stream.StreamEvent.Alive;
import dev.evenflow.notification.stream.StreamEvent.Changed;
import dev.evenflow.notification.stream.StreamEvent.Reset;
import dev.evenflow.notification.stream.domain.Change;
import dev.evenflow.notification.stream.domain.Position;
import dev.evenflow.notification.stream.domain.Source;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AudienceTest {

    private static final Position HEAD = new Position(100, 100);

    private final Audience audience = new Audience(10);
    private final AtomicInteger cuts = new AtomicInteger();

    @BeforeEach
    void beginAtNinety() {
        audience.begin(new Position(90, 90));
    }

    @Test
    void admit_tellsWhatComesFromNowOn_toANewClient() {
        var heard = listen(Optional.empty(), 100);

        tell(user(95), user(101));

        assertThat(heard.getItems()).containsExactly(new Alive(HEAD), new Changed(new Position(101, 100), user(101)));
    }

    @Test
    void admit_tellsWhatWasMissed_toAClientThatComesBack() {
        tell(user(95), order(96), user(97));

        var heard = listen(Optional.of("95-90"), 100);

        assertThat(heard.getItems())
                .containsExactly(
                        new Alive(new Position(95, 90)),
                        new Changed(new Position(95, 96), order(96)),
                        new Changed(new Position(97, 96), user(97)));
    }

    @Test
    void admit_resets_aClientThatWasAwayForTooLong_orIsAheadOfTheStream_orSaysNonsense() {
        assertThat(listen(Optional.of("89-95"), 100).getItems()).containsExactly(new Reset(HEAD));
        assertThat(listen(Optional.of("95-101"), 100).getItems()).containsExactly(new Reset(HEAD));
        assertThat(listen(Optional.of("x"), 100).getItems()).containsExactly(new Reset(HEAD));
    }

    @Test
    void heartbeat_tellsHowFarEverythingWasHeard() {
        var heard = listen(Optional.empty(), 100);

        audience.tell(List.of(), Source.ORDERS, 150);
        audience.heartbeat();

        assertThat(heard.getItems()).last().isEqualTo(new Alive(new Position(100, 150)));
    }

    @Test
    void tell_cutsOff_aClientThatDoesNotRead_andNobodyElse() {
        listen(Optional.empty(), 1);
        var reader = listen(Optional.empty(), 100);

        tell(user(101), user(102), user(103), user(104), user(105));
        assertThat(cuts).hasValue(0);
        tell(user(106), user(107));

        assertThat(cuts).hasValue(1);
        assertThat(reader.getItems()).hasSize(8);
    }

    @Test
    void dismiss_endsAConnection_orCutsItWhereSomethingWaits() {
        var reader = listen(Optional.empty(), 100);
        listen(Optional.empty(), 1);
        tell(user(101));

        audience.dismiss();

        reader.assertCompleted();
        assertThat(cuts).hasValue(1);
    }

    /** A client with room for five events, of which it reads some. */
    private AssertSubscriber<StreamEvent> listen(Optional<String> last, long demand) {
        var client = new Client(5, Runnable::run, cuts::incrementAndGet);
        var heard = Multi.createFrom()
                .<StreamEvent>emitter(emitter -> audience.add(client.by(emitter)))
                .invoke(client::wasSent)
                .subscribe()
                .withSubscriber(AssertSubscriber.<StreamEvent>create(demand));
        audience.admit(client, last, HEAD);
        return heard;
    }

    private void tell(Change... changes) {
        for (var change : changes) {
            audience.tell(List.of(change), change.source(), change.sequence());
        }
    }

    private static Change user(long sequence) {
        return new Change(Source.USERS, sequence, "user", "{}");
    }

    private static Change order(long sequence) {
        return new Change(Source.ORDERS, sequence, "message", "{}");
    }
}
