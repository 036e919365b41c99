package dev.evenflow.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void stop_sendsTheChildsSignal_andGivesItsExitCode() {
        var child = start("trap 'exit 7' TERM; echo ready; while :; do sleep 0.05; done");
        Waiting.ready(child, PATIENCE, () -> log(child).contains("ready"));

        assertThat(child.stop(PATIENCE)).isEqualTo(7);
    }

    @Test
    void stop_killsAChild_thatDoesNotListen() {
        var child = start("trap '' TERM; echo ready; while :; do sleep 0.05; done");
        Waiting.ready(child, PATIENCE, () -> log(child).contains("ready"));

        assertThat(child.stop(Duration.ofMillis(200))).isEqualTo(128 + 9);
    }

    @Test
    void ready_showsTheLog_ofAChildThatDied() {
        var child = start("echo no luck; exit 3");

        assertThatThrownBy(() -> Waiting.ready(child, PATIENCE, () -> false))
                .hasMessageContaining("died while starting")
                .hasMessageContaining("no luck");
    }

    @Test
    void children_dieWithTheJvm_thatStartedThem() throws Exception {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var jvm = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), Parent.class.getName(), folder.toString())
                .redirectErrorStream(true)
                .start();
        var pid = Long.parseLong(jvm.inputReader().readLine());
        var child = ProcessHandle.of(pid).orElseThrow();
        jvm.destroyForcibly().waitFor();

        assertThat(Waiting.until(PATIENCE, () -> !child.isAlive())).isTrue();
    }

    /** A JVM that starts a child and waits to be killed. */
    static final class Parent {

        public static void main(String[] arguments) throws InterruptedException {
            var command = List.of("sleep", "600");
            var child = ChildProcess.start(
                    new Launch("sleep", command, Map.of(), Path.of(arguments[0], "sleep.log"), Signal.TERM));
            System.out.println(child.pid());
            Thread.currentThread().join();
        }
    }

    private ChildProcess start(String script) {
        return ChildProcess.start(
                new Launch("script", List.of("sh", "-c", script), Map.of(), folder.resolve("script.log"), Signal.TERM));
    }

    private static String log(ChildProcess child) {
        return ProcessOutput.tail(child.log(), 5);
    }
}
