package dev.evenflow.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.run.RunFolder;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.StackOptions;
import org.junit.jupiter.api.Test;

/** A short run of what {@code make chaos} does at length. */
class ChaosIT {

    private static final ChaosOptions SHORT = new ChaosOptions(1_000, 6, 20_250_525);

    @Test
    void whateverIsKilled_theCopyIsFlawless() throws Exception {
        var folder = RunFolder.temporary("chaos-test");
        try (var stack = Stack.start(StackOptions.in(folder), (step, elapsed) -> {})) {
            assertThat(new Chaos(stack, SHORT, progress -> {}).run()).matches(ChaosReport::isFlawless);
        } finally {
            Folders.delete(folder.path());
        }
    }
}
