package dev.evenflow.web.conditional;

import dev.evenflow.web.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The version of a resource as its {@code ETag}, and the conditions a request puts on it. Header values are given as
 * they came, one string per header line; each may be {@code *}, one tag or a list.
 *
 * @param version of the resource as it is now
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1">RFC 9110, section 13.1</a>
 */
public record VersionTag(long version) {

    private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");

    /** The header value, quotes included. */
    public String header() {
        return "\"" + version + "\"";
    }

    /**
     * Compared strongly: a weak tag never matches. No header, no condition.
     *
     * @throws HttpProblem 412 when {@code If-Match} names other versions only
     */
    public void requireMatch(List<String> ifMatch) {
        if (!ifMatch.isEmpty() && ifMatch.stream().noneMatch(line -> matches(line, false))) {
            throw ProblemType.STALE_VERSION.because("The current version is " + version);
        }
    }

    /** Whether {@code If-None-Match} names this version, so that a read is answered 304. Compared weakly. */
    public boolean isKnownTo(List<String> ifNoneMatch) {
        return ifNoneMatch.stream().anyMatch(line -> matches(line, true));
    }

    private boolean matches(String line, boolean weakly) {
        return line.strip().equals("*")
                || TAG.matcher(line)
                        .results()
                        .filter(tag -> weakly || tag.group(1) == null)
                        .anyMatch(tag -> tag.group(2).equals(Long.toString(version)));
    }
}
