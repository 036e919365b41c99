package dev.evenflow.saga;

import static dev.evenflow.saga.HolidaySaga.FLIGHT;
import static dev.evenflow.saga.HolidaySaga.HOTEL;
import static dev.evenflow.saga.HolidaySaga.INSURANCE;
import static dev.evenflow.saga.SagaStory.ANY_COMMAND;
import static dev.evenflow.saga.StepStatus.COMPENSATED;
import static dev.evenflow.saga.StepStatus.COMPLETED;
import static dev.evenflow.saga.StepStatus.FAILED;
import static dev.evenflow.saga.StepStatus.IN_PROGRESS;
import static dev.evenflow.saga.StepStatus.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.contracts.command.CancelShipment;
import dev.evenflow.contracts.command.RefundPayment;
import dev.evenflow.contracts.command.ReleaseStock;
import dev.evenflow.contracts.command.ScheduleShipment;
import dev.evenflow.saga.HolidaySaga.Holiday;
import dev.evenflow.saga.HolidaySaga.Note;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SagaMachineTest {

    private static final Holiday HOLIDAY = new Holiday(new UUID(1, 1), new UUID(2, 2), true);
    private static final Holiday UNINSURED = new Holiday(new UUID(1, 1), new UUID(2, 2), false);
    private static final ScheduleShipment BOOK_FLIGHT =
            new ScheduleShipment(ANY_COMMAND, HOLIDAY.sagaId(), HOLIDAY.id(), 1);
    private static final CancelShipment CANCEL_FLIGHT = new CancelShipment(ANY_COMMAND, HOLIDAY.sagaId(), HOLIDAY.id());
    private static final ReleaseStock BOOK_HOTEL = new ReleaseStock(ANY_COMMAND, HOLIDAY.sagaId(), HOLIDAY.id());
    private static final RefundPayment CANCEL_HOTEL = new RefundPayment(ANY_COMMAND, HOLIDAY.sagaId(), HOLIDAY.id());

    @Test
    void steps_areDoneOneAfterTheOther() {
        story(HOLIDAY)
                .expectCommands(BOOK_FLIGHT)
                .expectSteps(IN_PROGRESS, PENDING, PENDING)
                .whenDone(FLIGHT)
                .expectCommands(BOOK_HOTEL)
                .expectEffects(new Note.Insured())
                .expectSteps(COMPLETED, COMPLETED, IN_PROGRESS)
                .whenDone(HOTEL)
                .expectCommands()
                .expectEffects(new Note.Booked())
                .expectStatus(SagaStatus.COMPLETED);
    }

    @Test
    void refusal_undoesCompletedSteps_inReverse() {
        story(HOLIDAY)
                .whenDone(FLIGHT)
                .whenRefused(HOTEL, "full")
                .expectCommands(CANCEL_FLIGHT)
                .expectSteps(IN_PROGRESS, COMPENSATED, FAILED)
                .expectStatus(SagaStatus.COMPENSATING)
                .whenUndone(FLIGHT)
                .expectCommands()
                .expectEffects(new Note.Off("full"))
                .expectStatus(SagaStatus.COMPENSATED);
    }

    @Test
    void refusalOfTheFirstStep_leavesNothingToUndo() {
        story(HOLIDAY)
                .whenRefused(FLIGHT, "full")
                .expectCommands()
                .expectEffects(new Note.Off("full"))
                .expectSteps(FAILED, PENDING, PENDING)
                .expectStatus(SagaStatus.COMPENSATED);
    }

    @Test
    void refusalThatMayPass_isAskedAgainLater_soManyTimes() {
        var story = story(HOLIDAY).whenRefusedForNow(FLIGHT, "busy").expectNothing();
        assertThat(story.state().dueAt()).isEqualTo(story.now().plusSeconds(1));

        story.whenTimePasses().expectCommands(BOOK_FLIGHT).whenRefusedForNow(FLIGHT, "busy");
        assertThat(story.state().dueAt()).isEqualTo(story.now().plusSeconds(2));

        story.whenTimePasses()
                .expectCommands(BOOK_FLIGHT)
                .whenRefusedForNow(FLIGHT, "busy")
                .expectStatus(SagaStatus.COMPENSATED);
    }

    @Test
    void silence_isAskedAgain_everMorePatiently_thenUndone_sinceItMayHaveBeenDone() {
        var story = story(HOLIDAY);
        assertThat(story.state().dueAt()).isEqualTo(story.now().plusSeconds(5));
        story.whenTimePasses().expectCommands(BOOK_FLIGHT);
        assertThat(story.state().dueAt()).isEqualTo(story.now().plusSeconds(10));

        story.whenTimePasses()
                .expectCommands(BOOK_FLIGHT)
                .whenTimePasses()
                .expectCommands(CANCEL_FLIGHT)
                .whenDone(FLIGHT)
                .expectNothing()
                .whenUndone(FLIGHT)
                .expectEffects(new Note.Off("flight-unanswered"))
                .expectStatus(SagaStatus.COMPENSATED)
                .whenDone(FLIGHT)
                .expectNothing();
    }

    @Test
    void timeThatHasNotCome_changesNothing() {
        var story = story(HOLIDAY);
        var before = story.state();

        story.when(new SagaInput.TimePassed()).expectNothing();

        assertThat(story.state()).isEqualTo(before);
    }

    @Test
    void awaitedStep_goesOn_whenItIsSettled() {
        story(UNINSURED)
                .whenDone(FLIGHT)
                .expectNothing()
                .when(new SagaInput.Settled(INSURANCE))
                .expectCommands(BOOK_HOTEL)
                .expectEffects(new Note.Insured())
                .when(new SagaInput.Settled(INSURANCE))
                .expectNothing();
    }

    @Test
    void awaitedStep_mayBeSettled_beforeItsTurn() {
        story(UNINSURED)
                .when(new SagaInput.Settled(INSURANCE))
                .expectCommands()
                .expectEffects(new Note.Insured())
                .whenDone(FLIGHT)
                .expectCommands(BOOK_HOTEL)
                .expectEffects();
    }

    @Test
    void awaitedStep_expires() {
        var story = story(UNINSURED).whenDone(FLIGHT);
        assertThat(story.state().dueAt()).isEqualTo(story.now().plus(Duration.ofHours(1)));

        story.whenTimePasses()
                .expectCommands(CANCEL_FLIGHT)
                .when(new SagaInput.Settled(INSURANCE))
                .expectNothing()
                .whenUndone(FLIGHT)
                .expectEffects(new Note.Off("insurance-expired"));
    }

    @Test
    void abort_undoesWhatIsDone_andWhatIsUnderWay() {
        story(HOLIDAY)
                .whenDone(FLIGHT)
                .when(new SagaInput.Aborted("ill"))
                .expectCommands(CANCEL_HOTEL)
                .whenDone(HOTEL)
                .expectNothing()
                .whenUndone(HOTEL)
                .expectCommands(CANCEL_FLIGHT)
                .whenUndone(FLIGHT)
                .expectEffects(new Note.Off("ill"))
                .expectSteps(COMPENSATED, COMPENSATED, COMPENSATED);
    }

    @Test
    void completedSaga_isUndone_onlyWhenItIsRevoked() {
        story(HOLIDAY)
                .whenDone(FLIGHT)
                .whenDone(HOTEL)
                .when(new SagaInput.Aborted("ill"))
                .expectNothing()
                .expectStatus(SagaStatus.COMPLETED)
                .when(new SagaInput.Revoked("ill"))
                .expectCommands(CANCEL_HOTEL)
                .expectStatus(SagaStatus.COMPENSATING);
    }

    @Test
    void compensationThatFails_isTriedAgain_andThenWaitsForAnOperator() {
        var story = story(HOLIDAY).whenDone(FLIGHT).whenRefused(HOTEL, "full");
        for (var attempt = 1; attempt < SagaStory.PATIENCE.undoAttempts(); attempt++) {
            story.whenNotUndone(FLIGHT, "no").expectNothing().whenTimePasses().expectCommands(CANCEL_FLIGHT);
        }
        story.whenNotUndone(FLIGHT, "no")
                .expectNothing()
                .expectStatus(SagaStatus.FAILED)
                .expectSteps(FAILED, COMPENSATED, FAILED)
                .when(new SagaInput.Aborted("again"))
                .expectNothing()
                .when(new SagaInput.TriedAgain())
                .expectCommands(CANCEL_FLIGHT)
                .expectStatus(SagaStatus.COMPENSATING)
                .whenUndone(FLIGHT)
                .expectStatus(SagaStatus.COMPENSATED);
    }

    @Test
    void compensationThatIsNotAnswered_isAskedAgain_andALateAnswerIsAsGood() {
        var story = story(HOLIDAY).whenDone(FLIGHT).whenRefused(HOTEL, "full");
        for (var attempt = 1; attempt < SagaStory.PATIENCE.undoAttempts(); attempt++) {
            story.whenTimePasses().expectCommands(CANCEL_FLIGHT);
        }
        story.whenTimePasses()
                .expectNothing()
                .expectStatus(SagaStatus.FAILED)
                .whenUndone(FLIGHT)
                .expectEffects(new Note.Off("full"))
                .expectStatus(SagaStatus.COMPENSATED);
    }

    @Test
    void tryingAgain_isForFailedSagasOnly() {
        story(HOLIDAY).when(new SagaInput.TriedAgain()).expectNothing().expectStatus(SagaStatus.IN_PROGRESS);
    }

    @Test
    void commandIds_sayWhatTheyAreFor() {
        var saga = new UUID(1, 1);

        assertThat(CommandIds.of(saga, FLIGHT, Direction.FORWARD))
                .isEqualTo(CommandIds.of(saga, FLIGHT, Direction.FORWARD))
                .isNotEqualTo(CommandIds.of(saga, FLIGHT, Direction.UNDO))
                .isNotEqualTo(CommandIds.of(saga, HOTEL, Direction.FORWARD))
                .isNotEqualTo(CommandIds.of(new UUID(1, 2), FLIGHT, Direction.FORWARD));
    }

    private static SagaStory<Holiday, Note> story(Holiday holiday) {
        return new SagaStory<>(HolidaySaga.TYPE, holiday);
    }
}
