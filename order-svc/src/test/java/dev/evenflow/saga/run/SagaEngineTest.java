package dev.evenflow.saga.run;

import static dev.evenflow.saga.HolidaySaga.FLIGHT;
import static dev.evenflow.saga.HolidaySaga.HOTEL;
import static dev.evenflow.saga.HolidaySaga.INSURANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenflow.Api;
import dev.evenflow.FakeDelivery;
import dev.evenflow.Tables;
import dev.evenflow.contracts.EventIds;
import dev.evenflow.contracts.reply.StepDone;
import dev.evenflow.contracts.reply.StepFailed;
import dev.evenflow.eventstore.Cause;
import dev.evenflow.eventstore.EventTransaction;
import dev.evenflow.saga.CommandIds;
import dev.evenflow.saga.Direction;
import dev.evenflow.saga.HolidaySaga;
import dev.evenflow.saga.HolidaySaga.Holiday;
import dev.evenflow.saga.SagaInput;
import dev.evenflow.saga.SagaStatus;
import dev.evenflow.saga.StepStatus;
import dev.evenflow.saga.store.SagaInstance;
import dev.evenflow.saga.store.SagaTable;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The engine on a real database, with a saga that is not that of orders. */
@QuarkusTest
class SagaEngineTest {

    private final EventTransaction transaction;
    private final Sagas sagas;
    private final SagaTurns turns;
    private final SagaDeadlines deadlines;
    private final SagaRepliesListener replies;
    private final SagaWatch watch;
    private final HolidayHost host;
    private final SagaTable table;
    private final Pool pool;
    private final Tables tables;
    private final EventIds ids = new EventIds();

    SagaEngineTest(
            EventTransaction transaction,
            Sagas sagas,
            SagaTurns turns,
            SagaDeadlines deadlines,
            SagaRepliesListener replies,
            SagaWatch watch,
            HolidayHost host,
            SagaTable table,
            Pool pool,
            Tables tables) {
        this.transaction = transaction;
        this.sagas = sagas;
        this.turns = turns;
        this.deadlines = deadlines;
        this.replies = replies;
        this.watch = watch;
        this.host = host;
        this.table = table;
        this.pool = pool;
        this.tables = tables;
    }

    /** Those of other tests are not woken here. */
    @BeforeEach
    void putOthersOff() {
        tables.execute("UPDATE saga.instances SET due_at = now() + interval '1 day' WHERE due_at IS NOT NULL");
    }

    @Test
    void start_writesTheSaga_andItsFirstCommand() {
        var saga = start(true);

        assertThat(find(saga).state().status()).isEqualTo(SagaStatus.IN_PROGRESS);
        assertThat(find(saga).about()).isEqualTo(saga);
        assertThat(sent(saga)).containsExactly("schedule_shipment");
        var envelope = Api.json(payloads(saga).getFirst());
        assertThat(envelope.path("version").asLong()).isOne();
        assertThat(envelope.path("metadata").path("correlation_id").asText()).isEqualTo("test");
        assertThat(envelope.path("payload").path("command_id").asText())
                .isEqualTo(CommandIds.of(saga, FLIGHT, Direction.FORWARD).toString());
    }

    @Test
    void replies_haveTheirEffectOnce_howeverOftenTheyCome() {
        var saga = start(true);
        hear(done(saga, HOTEL), done(saga, FLIGHT), done(saga, FLIGHT));
        hear(done(saga, FLIGHT));
        assertThat(sent(saga)).containsExactly("schedule_shipment", "release_stock");

        hear(done(saga, HOTEL), done(saga, HOTEL));

        assertThat(find(saga).state().status()).isEqualTo(SagaStatus.COMPLETED);
        assertThat(find(saga).sent()).isEqualTo(2);
        assertThat(find(saga).version()).isEqualTo(3);
    }

    @Test
    void refusal_isUndone() {
        var saga = start(true);
        hear(done(saga, FLIGHT));
        hear(failed(saga, HOTEL, "full"));
        assertThat(sent(saga)).containsExactly("schedule_shipment", "release_stock", "cancel_shipment");

        hear(undone(saga, FLIGHT), done(saga, HOTEL));

        assertThat(find(saga).state().status()).isEqualTo(SagaStatus.COMPENSATED);
        assertThat(find(saga).state().reason()).isEqualTo("full");
        assertThat(find(saga).state().dueAt()).isNull();
    }

    @Test
    void batch_movesManySagas() {
        var all = IntStream.range(0, 50).mapToObj(i -> start(true)).toList();

        hear(all.stream().map(saga -> done(saga, FLIGHT)).toArray(FakeDelivery[]::new));
        hear(all.stream().map(saga -> done(saga, HOTEL)).toArray(FakeDelivery[]::new));

        assertThat(all).allMatch(saga -> find(saga).state().status() == SagaStatus.COMPLETED);
    }

    @Test
    void reply_toNoSaga_isRejected_andHurtsNoOther() {
        var saga = start(true);
        var stray = done(ids.next(), FLIGHT);
        var foreign = FakeDelivery.foreign();

        hear(stray, foreign, done(saga, FLIGHT));

        assertThat(stray.rejections()).containsExactly("there is no such saga");
        assertThat(foreign.rejections()).containsExactly("not a reply: order_created");
        assertThat(sent(saga)).hasSize(2);
    }

    @Test
    void silence_isAskedAgain_underTheSameCommandId_butAnotherMessageId() {
        var saga = start(true);
        due(saga);

        deadlines.run().await().indefinitely();
        deadlines.run().await().indefinitely();

        assertThat(sent(saga)).containsExactly("schedule_shipment", "schedule_shipment");
        assertThat(payloads(saga))
                .extracting(payload ->
                        Api.json(payload).path("payload").path("command_id").asText())
                .containsOnly(CommandIds.of(saga, FLIGHT, Direction.FORWARD).toString());
        assertThat(payloads(saga))
                .extracting(payload -> Api.json(payload).path("id").asText())
                .doesNotHaveDuplicates();
        assertThat(find(saga).state().steps().getFirst().attempts()).isEqualTo(2);
    }

    @Test
    void sagasWhoseTimeHasCome_areWokenOnce_byTwoInstances() {
        var all = IntStream.range(0, 40).mapToObj(i -> start(true)).toList();
        all.forEach(this::due);

        Uni.join()
                .all(List.of(turns.wake(20), turns.wake(20), turns.wake(20), turns.wake(20)))
                .andFailFast()
                .await()
                .indefinitely();

        assertThat(all).allMatch(saga -> find(saga).sent() == 2);
    }

    @Test
    void sagaThatCannotBeWoken_keepsNoOtherFromItsTurn() {
        var stuck = start(true);
        var healthy = start(true);
        tables.execute("UPDATE saga.instances SET data = '[]' WHERE id = '" + stuck + "'");
        due(stuck);
        due(healthy);

        deadlines.run().await().indefinitely();

        assertThat(sent(healthy)).hasSize(2);
        assertThat(sent(stuck)).hasSize(1);
        assertThat(tables.count("saga.instances WHERE due_at > now() + interval '30 s' AND id = '" + stuck + "'"))
                .isOne();
    }

    @Test
    void turnWhoseEffectFails_isNotWritten_andTakenAgain() {
        var saga = start(true);
        host.refusing.add(saga);
        assertThatThrownBy(() -> hear(done(saga, FLIGHT))).hasMessageContaining("refused by the test");
        assertThat(sent(saga)).hasSize(1);

        host.refusing.remove(saga);
        hear(done(saga, FLIGHT));

        assertThat(sent(saga)).hasSize(2);
    }

    @Test
    void sagaThatChangedSinceItWasRead_isNotOverwritten() {
        var saga = start(false);
        var old = find(saga);
        hear(done(saga, FLIGHT));

        assertThatThrownBy(() -> pool.withTransaction(connection ->
                                table.update(List.of(old.next(old.state(), 0, old.updatedAt())), connection))
                        .await()
                        .indefinitely())
                .hasMessageContaining("has changed");
    }

    @Test
    void tell_saysWhetherItChangedAnything() {
        var saga = start(false);
        hear(done(saga, FLIGHT));

        assertThat(tell(saga, new SagaInput.Settled(INSURANCE))).isTrue();
        assertThat(tell(saga, new SagaInput.Settled(INSURANCE))).isFalse();
        assertThat(tell(ids.next(), new SagaInput.Settled(INSURANCE))).isFalse();
        assertThat(find(saga).state().step(INSURANCE).orElseThrow().status()).isEqualTo(StepStatus.COMPLETED);
    }

    @Test
    void watch_tellsTheEnd_orThatItTakesLonger() {
        var saga = start(true);
        assertThat(watch.end(saga, Duration.ofMillis(50)).await().indefinitely())
                .isEmpty();

        var waiting = watch.end(saga, Duration.ofSeconds(20)).subscribeAsCompletionStage();
        hear(done(saga, FLIGHT));
        hear(done(saga, HOTEL));

        assertThat(waiting.join().orElseThrow().state().status()).isEqualTo(SagaStatus.COMPLETED);
        assertThat(watch.end(saga, Duration.ofSeconds(20)).await().indefinitely())
                .isPresent();
    }

    private UUID start(boolean insured) {
        var id = ids.next();
        transaction
                .run(connection -> sagas.start(
                        HolidaySaga.TYPE,
                        id,
                        id,
                        new Holiday(id, id, insured),
                        new Cause("test", "test", null),
                        connection))
                .await()
                .indefinitely();
        return id;
    }

    private boolean tell(UUID saga, SagaInput input) {
        return transaction
                .run(connection -> sagas.tell(saga, input, "test", connection))
                .await()
                .indefinitely();
    }

    private void hear(FakeDelivery... deliveries) {
        replies.hear(FakeDelivery.batch(deliveries)).await().indefinitely();
    }

    private SagaInstance find(UUID saga) {
        return table.find(saga, pool).await().indefinitely().orElseThrow();
    }

    private void due(UUID saga) {
        tables.execute("UPDATE saga.instances SET due_at = now() - interval '1 h',"
                + " state = jsonb_set(state, '{due_at}', '\"2025-01-01T00:00:00Z\"') WHERE id = '" + saga + "'");
    }

    private List<String> sent(UUID saga) {
        return outbox(saga, "type").toList();
    }

    private List<String> payloads(UUID saga) {
        return outbox(saga, "payload").toList();
    }

    private Stream<String> outbox(UUID saga, String column) {
        return tables.rows("SELECT " + column + " FROM outbox WHERE aggregate_id = '" + saga + "' ORDER BY id").stream()
                .map(Map::values)
                .map(values -> Objects.toString(values.iterator().next()));
    }

    private static FakeDelivery done(UUID saga, String step) {
        return FakeDelivery.of(new StepDone(saga, CommandIds.of(saga, step, Direction.FORWARD), step), 1);
    }

    private static FakeDelivery undone(UUID saga, String step) {
        return FakeDelivery.of(new StepDone(saga, CommandIds.of(saga, step, Direction.UNDO), step), 1);
    }

    private static FakeDelivery failed(UUID saga, String step, String reason) {
        return FakeDelivery.of(
                new StepFailed(saga, CommandIds.of(saga, step, Direction.FORWARD), step, reason, false), 1);
    }
}
