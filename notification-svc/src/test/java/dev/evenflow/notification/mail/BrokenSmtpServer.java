package dev.evenflow.notification.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that dies with each mail, when it has read all of it and not answered. */
final class BrokenSmtpServer implements AutoCloseable {

    private final AtomicInteger read = new AtomicInteger();
    private final ServerSocket server;

    BrokenSmtpServer(int port) throws IOException {
        server = new ServerSocket(port, 0, InetAddress.getLoopbackAddress());
        var acceptor = new Thread(this::accept, "broken-smtp");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** Mails that were read to their end. */
    int read() {
        return read.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try (var client = server.accept()) {
                serve(client);
            } catch (IOException e) {
                // the next one
            }
        }
    }

    private void serve(Socket client) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
        say(client, "220 ready");
        var inMail = false;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (inMail && line.equals(".")) {
                read.incrementAndGet();
                return;
            }
            if (!inMail) {
                inMail = line.equals("DATA");
                say(client, inMail ? "354 go on" : "250 yes");
            }
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
