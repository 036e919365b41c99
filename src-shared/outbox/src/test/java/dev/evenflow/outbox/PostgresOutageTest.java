package dev.evenflow.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresOutageTest {

    private final PostgresOutage outage = new PostgresOutage();

    @ParameterizedTest
    @CsvSource({
        "57P01, true", // an administrator shuts it down
        "57P03, true", // it is starting
        "08006, true",
        "53300, true", // too many clients
        "57014, false", // a statement was cancelled
        "23505, false",
        "40001, false"
    })
    void isBehind_dependsOnTheErrorCode(String code, boolean expected) {
        var refusal = new PgException("refused", "FATAL", code, "");

        assertThat(outage.isBehind(refusal)).isEqualTo(expected);
    }

    @Test
    void isBehind_aConnectionThatIsClosed() {
        assertThat(outage.isBehind(ClosedConnectionException.INSTANCE)).isTrue();
        assertThat(outage.isBehind(new NoStackTraceThrowable("Connection is not active now, current status: CLOSED")))
                .isTrue();
        assertThat(outage.isBehind(new IllegalStateException("of the event"))).isFalse();
    }
}
