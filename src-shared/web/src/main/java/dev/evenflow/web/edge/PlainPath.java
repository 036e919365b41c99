package dev.evenflow.web.edge;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Paths that everybody reads alike. */
final class PlainPath {

    /** Dot segments, empty segments, parameters of segments, and whatever decodes to a separator, a dot, a percent or a control. */
    private static final Pattern AMBIGUOUS = Pattern.compile(
            "[;\\\\\\x00-\\x20\\x7f]|//|/\\.{1,2}(/|$)|%(2[eEfF5]|5[cC]|3[bB]|7[fF]|[01][0-9a-fA-F]|(?![0-9a-fA-F]{2}))");

    private PlainPath() {}

    static boolean isPlain(@Nullable String path) {
        return path != null && !AMBIGUOUS.matcher(path).find();
    }
}
