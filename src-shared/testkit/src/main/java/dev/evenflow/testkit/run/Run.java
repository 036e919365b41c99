package dev.evenflow.testkit.run;

import dev.evenflow.testkit.process.ChildProcess;
import dev.evenflow.testkit.process.FreePort;
import dev.evenflow.testkit.process.ProcessOutput;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import dev.evenflow.testkit.service.ServiceSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** What make run starts: the servers and the services, with data in {@code .run}, until Ctrl-C. */
public final class Run {

    private final Stopwatch watch = Stopwatch.start();
    private final Console console;
    private final StackOptions options;
    private final Stack stack;

    private Run(Console console, StackOptions options) {
        this.console = console;
        this.options = options;
        this.stack = new Stack(options, console);
    }

    public static void main(String[] arguments) {
        var console = new Console();
        try {
            var run = new Run(console, Workplace.enter());
            Foreground.run(console, run::untilAProcessEnds, run::stop);
        } catch (IllegalStateException e) {
            console.error(String.valueOf(e.getMessage()));
            System.exit(1);
        }
    }

    private void untilAProcessEnds() {
        ownServices().forEach(this::claimPort);
        stack.startServers();
        stack.startServices();
        EnvFile.write(options.folder(), stack);
        announce();
        var ended = firstToEnd();
        throw new IllegalStateException(ended.name() + " ended by itself; the end of " + ended.log() + ":\n"
                + ProcessOutput.tail(ended.log(), 30));
    }

    private void stop() {
        stack.close();
        EnvFile.delete(options.folder());
    }

    private Stream<Service> ownServices() {
        return Arrays.stream(Service.values())
                .filter(service -> !options.given().containsKey(service.urlVariable()));
    }

    /** Says so before anything is started; a service of a launcher that was killed is stopped first. */
    private void claimPort(Service service) {
        var port = options.ports().getOrDefault(service, service.defaultPort());
        ServiceProcess.stopLeftover(ServiceSpec.of(service, options.checkout(), port, Map.of(), options.folder()));
        requireFree(service, port, service.portVariable());
        if (options.auth()) {
            requireFree(service, options.managementPorts().getOrDefault(service, 0), service.managementPortVariable());
        }
    }

    private static void requireFree(Service service, int port, String variable) {
        if (!FreePort.isFree(port)) {
            throw new IllegalStateException("port " + port + ", wanted by " + service.title()
                    + ", is busy. Free it, or choose another: make run " + variable + "=" + (port + 10));
        }
    }

    private ChildProcess firstToEnd() {
        return CompletableFuture.anyOf(stack.processes()
                        .map(child -> child.exit().thenApply(code -> child))
                        .toArray(CompletableFuture[]::new))
                .thenApply(ChildProcess.class::cast)
                .join();
    }

    private void announce() {
        console.reached("everything is up", watch.elapsed());
        console.line("");
        console.heading("evenflow is ready");
        console.line("");
        for (var service : Service.values()) {
            console.line("  %-17s %s".formatted(service.title(), addresses(service)));
        }
        stack.servers().addresses().forEach((variable, url) -> console.line("  %-17s %s".formatted(variable, url)));
        console.line("");
        announceTokens();
        console.line("Try:   curl -i -H 'Content-Type: application/json' -d '{\"name\":\"John Doe\","
                + "\"email\":\"john@example.com\"}' " + stack.url(Service.USER) + "/users");
        console.line("       curl -i " + bearer() + stack.url(Service.NOTIFICATION) + "/notifications");
        console.line("       curl -i " + bearer() + stack.url(Service.ORDER) + "/accounts");
        console.line("Logs:  " + options.folder().path().resolve("log"));
        console.line("Shell: . " + options.folder().path().resolve("env") + "    then psql \"$USER_DB_URL\","
                + " mongosh \"$MONGODB_URL\", nats sub -s \"$NATS_URL\" user.events");
        console.line("Stop:  Ctrl-C");
    }

    private String addresses(Service service) {
        return stack.url(service)
                + (options.auth() && !options.given().containsKey(service.urlVariable())
                        ? "   /q and /admin: " + stack.service(service).managementUrl()
                        : "");
    }

    private void announceTokens() {
        if (options.auth()) {
            console.line("Token: " + new RunTokens(options.folder()).command(stack.url(Service.USER)));
        }
    }

    private String bearer() {
        return options.auth() ? "-H \"Authorization: Bearer $TOKEN\" " : "";
    }
}
