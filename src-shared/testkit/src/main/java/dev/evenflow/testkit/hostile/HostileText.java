package dev.evenflow.testkit.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Texts that have broken other programs. */
final class HostileText {

    private static final List<String> KNOWN = List.of(
            "",
            " ",
            "0",
            "-1",
            "007",
            "1.5",
            "1e400",
            "NaN",
            "true",
            "null",
            "undefined",
            "9223372036854775807",
            "9223372036854775808",
            "99999999999999999999999999",
            "00000000-0000-0000-0000-000000000000",
            "0197ffff-ffff-7fff-bfff-ffffffffffff",
            "not-a-uuid",
            "' OR '1'='1",
            "'; DROP TABLE users; --",
            "\\",
            "\"",
            "`id`",
            "$(id)",
            "${jndi:ldap://127.0.0.1/a}",
            "#{7*7}",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            "%s%s%n",
            "$ne",
            "{\"$gt\":\"\"}",
            "\u0000",
            "a\u0000b",
            "\r\nX-Injected: yes",
            "\u202e\u200f",
            "\ud83d\ude00",
            "\uffff",
            "1970-01-01T00:00:00Z",
            "+1000000000-12-31T23:59:59Z",
            "2025-02-30T00:00:00Z",
            "y".repeat(300),
            "9".repeat(120),
            "[".repeat(200));

    private HostileText() {}

    static Arbitrary<String> any() {
        return Arbitraries.oneOf(
                Arbitraries.of(KNOWN),
                Arbitraries.strings().ofMaxLength(20),
                Arbitraries.strings().ascii().ofMaxLength(40));
    }

    /** As a part of a target: encoded mostly, and sometimes as nobody would who keeps to the rules. */
    static Arbitrary<String> inTarget(Arbitrary<String> text) {
        var encoded = text.map(HostileText::encoded);
        return Arbitraries.frequencyOf(
                Tuple.of(8, encoded),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                "%", "%zz", "%2e%2e", "%2F", "%00", "..", ".", "a;b=c", "a%3Bb", "%c0%af", "%ff")),
                Tuple.of(1, encoded.map(HostileText::encoded)));
    }

    /** What a header may hold at all: whatever else it is, it must not end the line. */
    static Arbitrary<String> inHeader() {
        return any().map(text -> text.replaceAll("[\\r\\n]", " "));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
