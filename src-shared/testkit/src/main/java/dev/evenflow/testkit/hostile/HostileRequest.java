package dev.evenflow.testkit.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * A request that was generated.
 *
 * @param target as it is sent, encoded or not
 * @param headers beside Host and Content-Length, as they are sent
 * @param body text in UTF-8; empty for none
 */
public record HostileRequest(String method, String target, List<String> headers, String body) {

    public HostileRequest {
        headers = List.copyOf(headers);
    }

    /** What is sent. */
    public byte[] bytes() {
        var content = body.getBytes(UTF_8);
        var text = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(header -> text.append(header).append("\r\n"));
        if (content.length > 0 || !method.equals("GET")) {
            text.append("Content-Length: ").append(content.length).append("\r\n");
        }
        var head = text.append("\r\n").toString().getBytes(ISO_8859_1);
        var whole = new byte[head.length + content.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(content, 0, whole, head.length, content.length);
        return whole;
    }

    @Override
    public String toString() {
        var text = new String(bytes(), UTF_8);
        return text.length() > 2_000 ? text.substring(0, 2_000) + "…" : text;
    }
}
