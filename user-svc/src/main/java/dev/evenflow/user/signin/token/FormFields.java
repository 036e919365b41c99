package dev.evenflow.user.signin.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a form, of which none may come twice (RFC 6749, section 3.2). Read here and not by Quarkus, where the
 * last field is decoded outside of the request: nobody would take its failure.
 */
final class FormFields {

    private final Map<String, String> values;

    private FormFields(Map<String, String> values) {
        this.values = values;
    }

    /**
     * The fields in the body of a request.
     *
     * @throws TokenRefusal when they cannot be decoded, or one comes twice
     * @see <a href="https://url.spec.whatwg.org/#application/x-www-form-urlencoded">How forms are encoded</a>
     */
    static FormFields of(byte[] body) {
        try {
            return new FormFields(Arrays.stream(new String(body, UTF_8).split("&", -1))
                    .filter(pair -> !pair.isEmpty())
                    .map(FormFields::field)
                    .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, FormFields::twice)));
        } catch (IllegalArgumentException e) {
            throw TokenRefusal.invalidRequest("The form is not encoded as it has to be");
        }
    }

    /** @throws TokenRefusal when it is empty, or not there */
    String required(String name) {
        return optional(name).orElseThrow(() -> TokenRefusal.invalidRequest(name + " is missing"));
    }

    /** Empty when it is empty, too. */
    Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    private static String twice(String one, String other) {
        throw TokenRefusal.invalidRequest("A field is there more than once");
    }

    private static Map.Entry<String, String> field(String pair) {
        var equals = pair.indexOf('=');
        return equals < 0
                ? Map.entry(decoded(pair), "")
                : Map.entry(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}
