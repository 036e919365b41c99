package dev.evenflow.testkit.service;

import dev.evenflow.testkit.process.ChildProcess;
import dev.evenflow.testkit.process.Launch;
import dev.evenflow.testkit.process.Leftover;
import dev.evenflow.testkit.process.Signal;
import dev.evenflow.testkit.process.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A packaged service as a process of its own. */
public final class ServiceProcess implements AutoCloseable {

    /** How long a service may take to become ready. */
    public static final Duration START = Duration.ofSeconds(60);

    /** How long a service may take to stop in order; it is killed then. */
    public static final Duration STOP = Duration.ofSeconds(10);

    private final ServiceSpec spec;
    private final HttpCalls http;
    private final HttpCalls management;
    private ChildProcess process;

    private ServiceProcess(ServiceSpec spec) {
        this.spec = spec;
        this.http = new HttpCalls(spec.url());
        this.management = new HttpCalls(spec.managementUrl());
        this.process = launch();
    }

    /**
     * Starts the service; see {@link #awaitReady()}.
     *
     * @throws IllegalStateException when it is not packaged
     */
    public static ServiceProcess start(ServiceSpec spec) {
        return new ServiceProcess(spec);
    }

    private ChildProcess launch() {
        stopLeftover(spec);
        var child = ChildProcess.start(new Launch(
                spec.name(),
                spec.packaged().command(spec),
                spec.fullEnvironment(),
                spec.folder().log(spec.name()),
                Signal.TERM));
        try {
            Files.writeString(spec.folder().pid(spec.name()), Long.toString(child.pid()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return child;
    }

    /** Stops the instance that an earlier launcher left behind in the folder, if there is one. */
    public static void stopLeftover(ServiceSpec spec) {
        Leftover.stop(spec.folder().pid(spec.name()), spec.packaged().mark(), Signal.TERM);
    }

    /**
     * Waits until {@code /q/health/ready} is up.
     *
     * @throws IllegalStateException when it dies or takes longer than {@link #START}, with the end of its log
     */
    public ServiceProcess awaitReady() {
        Waiting.ready(process, START, this::isReady);
        return this;
    }

    public boolean isReady() {
        return management.get("/q/health/ready").status() == 200;
    }

    public HttpCalls http() {
        return http;
    }

    public String url() {
        return spec.url();
    }

    /** Where {@code /q} and {@code /admin} are. */
    public String managementUrl() {
        return spec.managementUrl();
    }

    public int port() {
        return spec.port();
    }

    public long pid() {
        return process.pid();
    }

    public Path log() {
        return process.log();
    }

    public ChildProcess process() {
        return process;
    }

    /** SIGKILL: a crash. */
    public void kill() {
        spec.packaged().kill(spec);
        process.kill();
    }

    /**
     * SIGTERM; kills it when it has not stopped after {@link #STOP}.
     *
     * @return the exit code
     */
    public int terminate() {
        return process.stop(STOP);
    }

    /** Starts it again on the same port, terminating it first if it runs; does not wait until it is ready. */
    public void restart() {
        terminate();
        process = launch();
    }

    @Override
    public void close() {
        terminate();
    }
}
