package dev.evenflow.testkit.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTP/1.1 with a service on this machine, byte by byte: nothing is checked, completed or encoded on the way. */
public final class RawConnection implements AutoCloseable {

    private static final Pattern STATUS = Pattern.compile("^HTTP/\\d\\.\\d (\\d{3})");
    private static final Pattern LENGTH = Pattern.compile("\ncontent-length: *(\\d+)");

    private final Socket socket;
    private final InputStream in;

    private RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * A new connection.
     *
     * @param patience how long an answer may take
     */
    public static RawConnection to(int port, Duration patience) {
        try {
            var socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
            return new RawConnection(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends what there is, or as much as the other side takes before it closes. */
    public boolean send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public boolean send(String text) {
        return send(text.getBytes(ISO_8859_1));
    }

    /**
     * The next answer, of a stream of events its head alone, after which the connection is of no use; empty when the other side has closed the connection instead.
     *
     * @throws UncheckedIOException when neither happens in time
     */
    public Optional<RawAnswer> answer(boolean toHead) {
        try {
            var head = head();
            return head.isEmpty() ? Optional.empty() : Optional.of(answer(head, toHead));
        } catch (EOFException | java.net.SocketException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<RawAnswer> answer() {
        return answer(false);
    }

    private RawAnswer answer(String head, boolean toHead) throws IOException {
        var status = Integer.parseInt(group(STATUS.matcher(head)).orElse("0"));
        var lower = head.toLowerCase(Locale.ROOT);
        var length = group(LENGTH.matcher(lower)).map(Integer::parseInt);
        if (lower.contains("text/event-stream")) {
            close();
            return new RawAnswer(status, head, "");
        }
        var body = toHead || status == 204 || status == 304
                ? new byte[0]
                : lower.contains("transfer-encoding: chunked") ? chunks() : in.readNBytes(length.orElse(0));
        return new RawAnswer(status, head, new String(body, UTF_8));
    }

    private static Optional<String> group(Matcher matcher) {
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private String head() throws IOException {
        var head = new ByteArrayOutputStream();
        for (var last = 0; last < 4; ) {
            var next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
            last = next == (last % 2 == 0 ? '\r' : '\n') ? last + 1 : next == '\r' ? 1 : 0;
        }
        return head.toString(ISO_8859_1);
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (var size = chunkSize(); size > 0; size = chunkSize()) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.write(next);
        }
        return line.toString(ISO_8859_1).strip();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
