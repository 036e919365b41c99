package dev.evenflow.testkit.hostile;

/**
 * What came back over a socket.
 *
 * @param head status line and headers
 * @param body decoded from chunks; empty for a stream of events, which has no end
 */
public record RawAnswer(int status, String head, String body) {

    /** The whole of it, as text. */
    public String text() {
        return head + "\n\n" + body;
    }
}
