package dev.evenflow.web.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * What a client is answered.
 *
 * @param location of what was made, where something was
 * @param etag of what the body shows, where it has versions
 * @param body JSON, sent byte for byte
 */
public record StoredAnswer(
        int status, @Nullable String location, @Nullable String etag, String body) {

    public RestResponse<String> response() {
        var response = RestResponse.ResponseBuilder.<String>create(status).entity(body);
        if (location != null) {
            response.header(HttpHeaders.LOCATION, location);
        }
        if (etag != null) {
            response.header(HttpHeaders.ETAG, etag);
        }
        return response.build();
    }
}
