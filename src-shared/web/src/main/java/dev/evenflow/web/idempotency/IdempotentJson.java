package dev.evenflow.web.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenflow.web.conditional.VersionTag;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** Requests and answers as text: a retry is known by the same bytes and answered with the same bytes. */
@Singleton
public class IdempotentJson {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;

    private final ObjectMapper json;
    private final KeyScope scope;

    IdempotentJson(ObjectMapper json, KeyScope scope) {
        this.json = json;
        this.scope = scope;
    }

    /** What a POST with an {@code Idempotency-Key} asks for; empty without one. */
    public Optional<IdempotentRequest> request(HttpHeaders headers, UriInfo uri, Record body) {
        return IdempotencyKey.of(headers)
                .map(key -> scope.current().map(key::of).orElse(key))
                .map(key -> new IdempotentRequest(
                        key, RequestFingerprint.of(HttpMethod.POST, uri.getPath(), encode(body))));
    }

    public StoredAnswer created(String location, long version, Record body) {
        return new StoredAnswer(CREATED, location, new VersionTag(version).header(), encode(body));
    }

    public StoredAnswer ok(long version, Record body) {
        return new StoredAnswer(OK, null, new VersionTag(version).header(), encode(body));
    }

    public StoredAnswer ok(Record body) {
        return new StoredAnswer(OK, null, null, encode(body));
    }

    /** It will be done; the location tells how far it is. */
    public StoredAnswer accepted(String location, Record body) {
        return new StoredAnswer(ACCEPTED, location, null, encode(body));
    }

    private String encode(Record body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot encode " + body.getClass(), e);
        }
    }
}
