package dev.evenflow.web;

import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/** Back to where a request is served, for what another thread has done. */
public final class CallingContext {

    private CallingContext() {}

    /** Runs on the Vert.x context of the caller of this method; at once where there is none. */
    public static Executor executor() {
        var context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(ignored -> task.run());
    }
}
