package dev.evenflow.security.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLogTest {

    @Test
    void line_tellsWhoDidWhat() {
        assertThat(AuditLog.line("user:7", "PUT /users/{id}", "7", "200"))
                .isEqualTo("caller=user:7 action=\"PUT /users/{id}\" object=7 outcome=200");
        assertThat(AuditLog.line("nobody", "POST /users", "", "201")).contains("object=- ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\n12:00:00 INFO forged", "a b", "<script>", "ann@example.com", "\u001b[31m"})
    void object_thatIsNoId_isNotWritten(String object) {
        assertThat(AuditLog.line("user:7", "GET /a/{id}", object, "404")).contains("object=? ");
    }
}
