package dev.evenflow.testkit.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on the loopback interface. */
public final class FreePort {

    private static final int LOWEST = 12_000;

    /** Where the range of Linux begins; those of macOS and Windows begin higher. */
    private static final int EPHEMERAL = 32_768;

    private static final int TRIES = 10_000;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    /**
     * A port nobody listens on at the moment, another one at each call. It is none of those that systems give to outgoing
     * connections, which would take it between this call and its use; and picked at random, since others look for one, too.
     */
    public static int find() {
        return ThreadLocalRandom.current()
                .ints(LOWEST, EPHEMERAL)
                .limit(TRIES)
                .filter(GIVEN::add)
                .filter(FreePort::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port between " + LOWEST + " and " + EPHEMERAL));
    }

    /** The wanted port, or a free one for 0. */
    public static int orFree(int wanted) {
        return wanted == 0 ? find() : wanted;
    }

    /** Whether nobody listens there now, on the loopback interface or on all. */
    public static boolean isFree(int port) {
        return !answers(port) && canBind(port);
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean canBind(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
