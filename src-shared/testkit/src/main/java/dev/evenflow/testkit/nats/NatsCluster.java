package dev.evenflow.testkit.nats;

import static java.util.stream.Collectors.joining;

import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.process.FreePort;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Three nats-servers that are one JetStream cluster, each a process with data of its own, so that each can be killed and
 * restarted. Needs three programs: a container of NATS in place of the program does not do.
 */
public final class NatsCluster implements AutoCloseable {

    private static final List<String> NAMES = List.of("nats-1", "nats-2", "nats-3");

    private final Path folder;
    private final Map<String, NatsServer> nodes = new LinkedHashMap<>();

    private NatsCluster(Path folder, List<Integer> routePorts) {
        this.folder = folder;
        var routes = routePorts.stream().map(NatsCluster::route).collect(joining(","));
        for (var node = 0; node < NAMES.size(); node++) {
            nodes.put(NAMES.get(node), start(NAMES.get(node), routePorts.get(node), routes));
        }
    }

    /** Starts the servers, data in a temporary folder. They answer; whether they have elected a leader is left open. */
    public static NatsCluster start() {
        return new NatsCluster(Folders.temporary("nats-cluster"), freePorts());
    }

    /** All addresses, separated by commas. */
    public String url() {
        return nodes.values().stream().map(NatsServer::url).collect(joining(","));
    }

    /**
     * The server of that name, as streams and consumers name their leader.
     *
     * @throws IllegalArgumentException when there is none
     */
    public NatsServer node(String name) {
        var node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException("no server " + name + ", but " + nodes.keySet());
        }
        return node;
    }

    public Collection<NatsServer> nodes() {
        return List.copyOf(nodes.values());
    }

    @Override
    public void close() {
        nodes.values().forEach(NatsServer::close);
        Folders.delete(folder);
    }

    private NatsServer start(String name, int routePort, String routes) {
        return NatsServer.start(
                folder.resolve(name),
                folder.resolve(name + ".log"),
                List.of(
                        "--server_name=" + name,
                        "--cluster_name=evenflow",
                        "--cluster=" + route(routePort),
                        "--routes=" + routes));
    }

    private static String route(int port) {
        return "nats://127.0.0.1:" + port;
    }

    private static List<Integer> freePorts() {
        var ports = new LinkedHashSet<Integer>();
        Stream.generate(FreePort::find)
                .takeWhile(port -> ports.size() < NAMES.size())
                .forEach(ports::add);
        return List.copyOf(ports);
    }
}
