package dev.evenflow.user.signin.token;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Refusals as answers: <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5.2">RFC 6749, section 5.2</a>. */
public class TokenRefusals {

    @ServerExceptionMapper
    Response refused(TokenRefusal refusal) {
        var answer = Response.status(refusal.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(refusal.answer());
        return (refusal.status() == Response.Status.UNAUTHORIZED.getStatusCode()
                        ? answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"evenflow\"")
                        : answer)
                .build();
    }
}
