package dev.evenflow.user;

import dev.evenflow.web.conditional.VersionTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** A user as an answer, with its version as the {@code ETag}. */
final class UserResponses {

    private UserResponses() {}

    static RestResponse<UserView> current(User user) {
        return RestResponse.ResponseBuilder.ok(UserView.of(user))
                .header(HttpHeaders.ETAG, new VersionTag(user.version()).header())
                .build();
    }

    /** 304 when the client has this version already. */
    static RestResponse<UserView> unlessKnown(User user, List<String> ifNoneMatch) {
        var tag = new VersionTag(user.version());
        return tag.isKnownTo(ifNoneMatch)
                ? RestResponse.ResponseBuilder.<UserView>create(RestResponse.Status.NOT_MODIFIED)
                        .header(HttpHeaders.ETAG, tag.header())
                        .build()
                : current(user);
    }
}
