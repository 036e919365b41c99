package dev.evenflow.web.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.List;

/**
 * A kind of error a client can tell apart by its stable {@link #uri()}. Services add their own as constants.
 *
 * @param slug last part of the URI, lower case with hyphens; never changes once published
 * @param status HTTP status code
 * @param title the same for every occurrence
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>, and RFC 4151 for tag URIs
 */
public record ProblemType(String slug, int status, String title) {

    public static final ProblemType VALIDATION = new ProblemType("validation", 400, "The request is not valid");
    public static final ProblemType MALFORMED_JSON =
            new ProblemType("malformed-json", 400, "The body is not well-formed JSON");
    public static final ProblemType BAD_REQUEST = new ProblemType("bad-request", 400, "Bad Request");
    public static final ProblemType UNAUTHORIZED = new ProblemType("unauthorized", 401, "Unauthorized");
    public static final ProblemType FORBIDDEN = new ProblemType("forbidden", 403, "Forbidden");
    public static final ProblemType NOT_FOUND = new ProblemType("not-found", 404, "Not Found");
    public static final ProblemType METHOD_NOT_ALLOWED =
            new ProblemType("method-not-allowed", 405, "Method Not Allowed");
    public static final ProblemType NOT_ACCEPTABLE = new ProblemType("not-acceptable", 406, "Not Acceptable");
    public static final ProblemType REQUEST_TIMEOUT = new ProblemType("request-timeout", 408, "Request Timeout");
    public static final ProblemType CONFLICT = new ProblemType("conflict", 409, "Conflict");
    public static final ProblemType STALE_VERSION =
            new ProblemType("stale-version", 412, "The resource has changed since it was read");
    public static final ProblemType PAYLOAD_TOO_LARGE =
            new ProblemType("payload-too-large", 413, "The body is too large");
    public static final ProblemType UNSUPPORTED_MEDIA_TYPE =
            new ProblemType("unsupported-media-type", 415, "Unsupported Media Type");
    public static final ProblemType IDEMPOTENCY_KEY_REUSED =
            new ProblemType("idempotency-key-reused", 422, "The Idempotency-Key was used for another request");
    public static final ProblemType TOO_MANY_REQUESTS = new ProblemType("too-many-requests", 429, "Too Many Requests");
    public static final ProblemType INTERNAL = new ProblemType("internal", 500, "Internal Server Error");
    public static final ProblemType UNAVAILABLE = new ProblemType("unavailable", 503, "Service Unavailable");

    private static final List<ProblemType> BY_STATUS = List.of(
            BAD_REQUEST,
            UNAUTHORIZED,
            FORBIDDEN,
            NOT_FOUND,
            METHOD_NOT_ALLOWED,
            NOT_ACCEPTABLE,
            REQUEST_TIMEOUT,
            CONFLICT,
            STALE_VERSION,
            PAYLOAD_TOO_LARGE,
            UNSUPPORTED_MEDIA_TYPE,
            TOO_MANY_REQUESTS,
            INTERNAL,
            UNAVAILABLE);

    /** The type of an error that only has a status; {@code http-<status>} where none is named for it. */
    public static ProblemType ofStatus(int status) {
        return BY_STATUS.stream()
                .filter(type -> type.status == status)
                .findFirst()
                .orElseGet(() -> new ProblemType("http-" + status, status, "HTTP " + status));
    }

    /** {@code tag:evenflow.dev,2025:<slug>}: an identifier, not a page. */
    public URI uri() {
        return URI.create("tag:evenflow.dev,2025:" + slug);
    }

    /** An occurrence of this type, to be thrown or to fail a {@code Uni} with. */
    public HttpProblem because(String detail) {
        return occurrence().withDetail(detail).build();
    }

    /** A {@link #VALIDATION} problem that names every violated field. */
    public static HttpProblem violating(List<FieldViolation> violations) {
        return VALIDATION.occurrence().with("violations", violations).build();
    }

    HttpProblem.Builder occurrence() {
        return HttpProblem.builder().withType(uri()).withStatus(status).withTitle(title);
    }
}
