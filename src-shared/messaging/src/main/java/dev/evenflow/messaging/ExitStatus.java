package dev.evenflow.messaging;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * A service told to stop that has stopped in order exits with 0. The JVM would say 143 (128 + SIGTERM), which whoever
 * restarts failed processes counts as a failure.
 */
@ApplicationScoped
class ExitStatus {

    void installHook(@Observes StartupEvent event) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            Runtime.getRuntime().addShutdownHook(new Thread(ExitStatus::exitWhenStopped, "exit-status"));
        }
    }

    private static void exitWhenStopped() {
        var application = ApplicationLifecycleManager.getCurrentApplication();
        if (application == null) {
            return; // it ended by itself, a failed start say, and has set its own status
        }
        application.awaitShutdown();
        Runtime.getRuntime().halt(0);
    }
}
