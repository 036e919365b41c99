package dev.evenflow.admin.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.admin.deadletter.RedriveReport.Failure;
import dev.evenflow.messaging.redrive.Redriven;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedriveReportTest {

    @Test
    void whatWaits_isAFailureWithItsReason() {
        var report = RedriveReport.of(List.of(
                new Redriven.Applied(1),
                new Redriven.Failed(2, "rejected: poison"),
                new Redriven.Waiting(3, "waits for version 3 of 7 behind dead letter 2"),
                new Redriven.Absent(4)));

        assertThat(report)
                .isEqualTo(new RedriveReport(
                        1,
                        2,
                        List.of(
                                new Failure(2, "rejected: poison"),
                                new Failure(3, "waits for version 3 of 7 behind dead letter 2"))));
    }
}
