package dev.evenflow.testkit.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Requests no client sends by accident. */
public final class RawTricks {

    private RawTricks() {}

    /**
     * A trick.
     *
     * @param bytes of ISO-8859-1
     */
    public record Trick(String name, String bytes) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** Paths that are an operator's in another spelling, or look like one. */
    public static Stream<String> disguisedPaths() {
        return Stream.of(
                "/admin/outbox",
                "/admin/outbox/",
                "/admin/outbox?x=1",
                "/admin/outbox#x",
                "/admin%2Foutbox",
                "/admin%2foutbox",
                "/%61dmin/outbox",
                "/admin/%6futbox",
                "/%2561dmin/outbox",
                "/%25%36%31dmin/outbox",
                "/./admin/outbox",
                "/admin/./outbox",
                "//admin/outbox",
                "/admin//outbox",
                "/users/../admin/outbox",
                "/users/%2e%2e/admin/outbox",
                "/users/.%2e/admin/outbox",
                "/users/..%2fadmin/outbox",
                "/users/..;/admin/outbox",
                "/users/..%3b/admin/outbox",
                "/admin;x=1/outbox",
                "/admin/outbox;x=1",
                "/;/admin/outbox",
                "/ADMIN/outbox",
                "/admin/outbox%00",
                "/admin/outbox%20",
                "/admin/outbox%0d%0aX:%20y",
                "/\\admin\\outbox",
                "/users\\..\\admin\\outbox",
                "/users/%5c..%5cadmin/outbox",
                "/%c0%ae%c0%ae/admin/outbox",
                "/%uff41dmin/outbox",
                "http://localhost/admin/outbox",
                "http://another.example/admin/outbox",
                "http:///admin/outbox",
                "HTTP://localhost/%61dmin/outbox",
                "/q/metrics",
                "/%71/metrics",
                "/q/./metrics",
                "//q/metrics",
                "/q;x=1/metrics",
                "/users/../q/metrics",
                "/q%2fmetrics",
                "/q/openapi",
                "/q",
                "/admin");
    }

    /** A request with such a path. */
    public static String get(String target, String token) {
        return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nConnection: close\r\n\r\n";
    }

    /** Lies about where a request ends, floods, and what is no HTTP. All are to be answered with 4xx, or with a closed connection. */
    public static List<Trick> all() {
        var tricks = new ArrayList<Trick>();
        post(tricks, "two Content-Length that differ", "Content-Length: 2", "Content-Length: 30", "", "{}");
        post(tricks, "Content-Length as a list", "Content-Length: 2, 30", "", "{}");
        post(tricks, "negative Content-Length", "Content-Length: -1", "", "{}");
        post(tricks, "signed Content-Length", "Content-Length: +2", "", "{}");
        post(tricks, "endless Content-Length", "Content-Length: 99999999999999999999", "", "{}");
        post(tricks, "hexadecimal Content-Length", "Content-Length: 0x2", "", "{}");
        post(tricks, "a body shorter than announced", "Content-Length: 20", "", "{}");
        post(
                tricks,
                "Content-Length and chunks",
                "Content-Length: 4",
                "Transfer-Encoding: chunked",
                "",
                "2",
                "{}",
                "0",
                "",
                "");
        post(tricks, "chunks after another coding", "Transfer-Encoding: identity, chunked", "", "2", "{}", "0", "", "");
        post(
                tricks,
                "chunks before another coding",
                "Transfer-Encoding: chunked, identity",
                "",
                "2",
                "{}",
                "0",
                "",
                "");
        post(tricks, "unknown coding", "Transfer-Encoding: xchunked", "", "2", "{}", "0", "", "");
        post(tricks, "hidden coding", "Transfer-Encoding:\u000bchunked", "", "2", "{}", "0", "", "");
        post(
                tricks,
                "coding twice",
                "Transfer-Encoding: chunked",
                "Transfer-Encoding: chunked",
                "",
                "2",
                "{}",
                "0",
                "",
                "");
        post(tricks, "chunk size that is no number", "Transfer-Encoding: chunked", "", "zz", "{}", "0", "", "");
        post(tricks, "negative chunk size", "Transfer-Encoding: chunked", "", "-2", "{}", "0", "", "");
        post(tricks, "endless chunk size", "Transfer-Encoding: chunked", "", "FFFFFFFFFFFFFFFFF", "{}", "0", "", "");
        post(tricks, "chunk longer than its size", "Transfer-Encoding: chunked", "", "1", "{\"a\":1}", "0", "", "");
        post(
                tricks,
                "chunk extension flood",
                "Transfer-Encoding: chunked",
                "",
                "2;" + "x".repeat(70_000),
                "{}",
                "0",
                "",
                "");
        post(
                tricks,
                "trailer flood",
                "Transfer-Encoding: chunked",
                "",
                "2",
                "{}",
                "0",
                "X: " + "x".repeat(70_000),
                "",
                "");
        post(
                tricks,
                "smuggled request",
                "Content-Length: 2",
                "",
                "{}GET /admin/outbox HTTP/1.1",
                "Host: localhost",
                "",
                "");
        get(tricks, "no Host");
        get(tricks, "two Hosts", "Host: localhost", "Host: another.example");
        get(tricks, "two equal Hosts", "Host: localhost", "Host: localhost");
        get(tricks, "header without a colon", "Host: localhost", "nonsense");
        get(tricks, "header without a name", "Host: localhost", ": nonsense");
        get(tricks, "space before the colon", "Host: localhost", "X-A : b", "Transfer-Encoding : chunked");
        get(tricks, "NUL in a header", "Host: localhost", "X-A: a\u0000b");
        get(tricks, "NUL in the name of a header", "Host: localhost", "X\u0000A: b");
        get(tricks, "header flood", headers(1_000, 100));
        get(tricks, "large header", headers(1, 70_000));
        get(tricks, "two Authorizations", "Host: localhost", "Authorization: Bearer a", "Authorization: Bearer b");
        get(tricks, "huge token", "Host: localhost", "Authorization: Bearer " + "a.".repeat(7_000));
        line(tricks, "huge request line", "GET /users?" + "x".repeat(100_000) + " HTTP/1.1");
        line(tricks, "NUL in the request line", "GET /us\u0000ers HTTP/1.1");
        line(tricks, "no version", "GET /users");
        line(tricks, "version to come", "GET /users HTTP/9.9");
        line(tricks, "no number of a version", "GET /users HTTP/x.y");
        line(tricks, "no path", "GET  HTTP/1.1");
        line(tricks, "relative path", "GET users HTTP/1.1");
        line(tricks, "broken encoding", "GET /users/%zz HTTP/1.1");
        line(tricks, "cut encoding", "GET /users/% HTTP/1.1");
        line(tricks, "broken encoding in the query", "GET /users?page=%zz HTTP/1.1");
        line(tricks, "bytes that are no UTF-8", "GET /users/%ff%fe HTTP/1.1");
        line(tricks, "raw bytes in the path", "GET /users/\u00e4\u00ff HTTP/1.1");
        line(tricks, "TRACE", "TRACE /users HTTP/1.1");
        line(tricks, "CONNECT", "CONNECT localhost:22 HTTP/1.1");
        line(tricks, "a method nobody knows", "BREW /users HTTP/1.1");
        line(tricks, "a long method", "A".repeat(5_000) + " /users HTTP/1.1");
        tricks.add(new Trick(
                "a greeting of TLS",
                "\u0016\u0003\u0001\u0000\u00a5\u0001\u0000\u0000\u00a1\u0003\u0003" + "x".repeat(160) + "\r\n\r\n"));
        tricks.add(new Trick("binary noise", "\u0000\u0001\u0002\u00ff\u00fe\r\n\r\n\r\n"));
        tricks.add(new Trick(
                "garbage behind a request",
                get("/users", "x").replace("Connection: close\r\n", "") + "\u0000garbage\r\n\r\n"));
        return List.copyOf(tricks);
    }

    private static void post(List<Trick> tricks, String name, String... lines) {
        tricks.add(new Trick(
                name,
                "POST /users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + String.join("\r\n", lines)));
    }

    private static void get(List<Trick> tricks, String name, String... headers) {
        tricks.add(new Trick(name, "GET /users HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n"));
    }

    private static void line(List<Trick> tricks, String name, String line) {
        tricks.add(new Trick(name, line + "\r\nHost: localhost\r\n\r\n"));
    }

    private static String[] headers(int count, int length) {
        return Stream.concat(
                        Stream.of("Host: localhost"),
                        Stream.iterate(0, number -> number + 1)
                                .limit(count)
                                .map(number -> "X-" + number + ": " + "x".repeat(length)))
                .toArray(String[]::new);
    }
}
