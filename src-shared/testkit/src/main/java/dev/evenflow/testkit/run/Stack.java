package dev.evenflow.testkit.run;

import dev.evenflow.testkit.process.ChildProcess;
import dev.evenflow.testkit.run.Teardown.Stage;
import dev.evenflow.testkit.service.HttpCalls;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import dev.evenflow.testkit.service.ServiceSpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The servers and the services of one machine, as real processes. Stops services first, then NATS, MongoDB, PostgreSQL. */
public final class Stack implements AutoCloseable {

    private final StackOptions options;
    private final Progress progress;
    private final Teardown teardown = new Teardown();
    private final Map<Service, ServiceProcess> services = new ConcurrentHashMap<>();
    private final CompletableFuture<Servers> servers = new CompletableFuture<>();

    /** Nothing runs yet; {@link #close()} stops whatever does by then, from any thread. */
    public Stack(StackOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
    }

    /** A stack whose servers and services are ready. */
    public static Stack start(StackOptions options, Progress progress) {
        var stack = new Stack(options, progress);
        try {
            stack.startServers();
            stack.startServices();
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** Starts the servers and waits until they answer. */
    public Servers startServers() {
        var started = new ServerStart(options.folder(), options.given(), teardown, progress).start();
        servers.complete(started);
        return started;
    }

    /** Starts all services whose address was not given, and waits until they are ready. */
    public void startServices() {
        startServices(Service.values());
    }

    /** The same for some of them. */
    public void startServices(Service... some) {
        Parallel.await(Arrays.stream(some)
                .filter(service -> !options.given().containsKey(service.urlVariable()))
                .map(service -> Parallel.start(() -> startReporting(service)))
                .toArray(CompletableFuture[]::new));
    }

    private ServiceProcess startReporting(Service service) {
        var watch = Stopwatch.start();
        var process = startService(service).awaitReady();
        progress.reached(service.title() + " on " + process.url(), watch.elapsed());
        return process;
    }

    /** Starts one service; does not wait until it is ready. */
    public ServiceProcess startService(Service service) {
        return services.compute(service, (key, running) -> startService(spec(service)));
    }

    /** Starts an instance of a service with a description of its own. */
    public ServiceProcess startService(ServiceSpec spec) {
        var process = ServiceProcess.start(spec);
        teardown.add(Stage.SERVICES, process::close);
        return process;
    }

    /** How this stack runs a service, pointed to its servers. Each call with a free port chooses another. */
    public ServiceSpec spec(Service service) {
        var port = options.ports().getOrDefault(service, 0);
        var environment = new HashMap<>(servers().addresses());
        if (options.auth()) {
            environment.putAll(new RunTokens(options.folder()).variables(service, issuer()));
        }
        return ServiceSpec.of(service, options.checkout(), port, environment, options.folder())
                .withManagementPort(options.managementPorts().getOrDefault(service, 0));
    }

    /** The address of user-svc, whether or not it is started yet. */
    private String issuer() {
        var port = options.ports().getOrDefault(Service.USER, Service.USER.defaultPort());
        return options.given().getOrDefault(Service.USER.urlVariable(), "http://127.0.0.1:" + port);
    }

    /**
     * The servers, those given too.
     *
     * @throws IllegalStateException before {@link #startServers()}
     */
    public Servers servers() {
        return Optional.ofNullable(servers.getNow(null))
                .orElseThrow(() -> new IllegalStateException("The servers are not started"));
    }

    /**
     * The process of a service.
     *
     * @throws IllegalStateException when it was not started here
     */
    public ServiceProcess service(Service service) {
        return Optional.ofNullable(services.get(service))
                .orElseThrow(() -> new IllegalStateException(service.title() + " is not started"));
    }

    public String url(Service service) {
        return options.given().containsKey(service.urlVariable())
                ? options.given().get(service.urlVariable())
                : service(service).url();
    }

    public HttpCalls http(Service service) {
        var given = options.given().get(service.urlVariable());
        return given == null ? service(service).http() : new HttpCalls(given);
    }

    /** The processes started here, as they are now. */
    public Stream<ChildProcess> processes() {
        return Stream.of(
                        services.values().stream().map(ServiceProcess::process),
                        servers().nats().stream().map(nats -> nats.process()),
                        servers().postgres().stream().map(postgres -> postgres.process()))
                .flatMap(processes -> processes);
    }

    @Override
    public void close() {
        teardown.close();
    }
}
