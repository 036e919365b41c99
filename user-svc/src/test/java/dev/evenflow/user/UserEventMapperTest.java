package dev.evenflow.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.contracts.EventIds;
import dev.evenflow.web.Correlation;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserEventMapperTest {

    private static final Correlation CORRELATION = new Correlation("c-1", Optional.empty());

    private final UserEventMapper mapper = new UserEventMapper(new EventIds());

    @Test
    void deleted_carriesNoPersonalData() {
        var user = Users.john();
        user.delete(Users.LATER);

        var envelope = mapper.deleted(user, CORRELATION);

        assertThat(envelope.type()).isEqualTo("user_deleted");
        assertThat(envelope.version()).isEqualTo(2);
        assertThat(envelope.timestamp()).isEqualTo(Users.LATER);
        assertThat(envelope.toString()).doesNotContain("John", "example.com");
    }

    @Test
    void metadata_comesFromTheRequest() {
        var metadata = mapper.created(Users.john(), CORRELATION).metadata();

        assertThat(metadata.correlationId()).isEqualTo("c-1");
        assertThat(metadata.traceparent()).isNull();
        assertThat(metadata.schema()).isEqualTo(1);
    }

    @Test
    void ids_areNeverReused() {
        var user = Users.john();

        assertThat(mapper.updated(user, CORRELATION).id())
                .isNotEqualTo(mapper.updated(user, CORRELATION).id());
    }
}
