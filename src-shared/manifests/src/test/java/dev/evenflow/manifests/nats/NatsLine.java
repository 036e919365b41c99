package dev.evenflow.manifests.nats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;

/**
 * Asks a server, in its own words, what somebody may do: a refusal comes before the answer to the PING behind it.
 *
 * @param user whose password is the name
 * @see <a href="https://docs.nats.io/reference/reference-protocols/nats-protocol">NATS client protocol</a>
 */
record NatsLine(int port, String user) {

    private static final int PATIENCE_MILLIS = 10_000;

    boolean mayPublish(String subject) {
        return isTaken("PUB " + subject + " 0\r\n\r\n");
    }

    boolean maySubscribe(String subject) {
        return isTaken("SUB " + subject + " 1\r\n");
    }

    private boolean isTaken(String command) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            socket.getOutputStream().write((hello() + command + "PING\r\n").getBytes(UTF_8));
            for (var line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith("-ERR 'Permissions Violation")) {
                    return false;
                }
                if (line.equals("PONG")) {
                    return true;
                }
            }
            throw new IllegalStateException("nats-server hung up on " + user);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String hello() {
        return "CONNECT {\"user\":\"" + user + "\",\"pass\":\"" + user + "\",\"verbose\":false,\"protocol\":1}\r\n";
    }
}
