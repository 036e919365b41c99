package dev.evenflow.bench.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The roles of the services can do what they need in PostgreSQL, which the flows show, and nothing else. */
interface SecuredDatabases {

    /** {@code insufficient_privilege} of <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL</a>. */
    String REFUSED = "42501";

    SecuredStack stack();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            users  | CREATE TABLE mine (id int)
            users  | CREATE SCHEMA mine
            users  | ALTER TABLE users ADD COLUMN mine int
            users  | DROP TABLE outbox
            users  | TRUNCATE users
            users  | SELECT * FROM flyway_schema_history
            users  | CREATE INDEX ON users (name)
            users  | CREATE TEMP TABLE mine (id int)
            orders | CREATE TABLE public.mine (id int)
            orders | CREATE TABLE inventory.mine (id int)
            orders | CREATE SCHEMA mine
            orders | CREATE TABLE eventstore.mine (id int)
            orders | ALTER TABLE eventstore.events ADD COLUMN mine int
            orders | DROP TABLE inventory.products
            orders | TRUNCATE eventstore.events
            orders | DELETE FROM flyway_schema_history
            """)
    @Order(8)
    default void theRoleOfAService_isRefused(String role, String statement) throws Exception {
        try (var connection = DriverManager.getConnection(jdbc(role), role, role);
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refusal -> assertThat(refusal.getSQLState()).isEqualTo(REFUSED));
        }
    }

    @ParameterizedTest
    @CsvSource({"users, orders", "orders, users", "users_migration, orders", "users, postgres", "users, template1"})
    @Order(9)
    default void aRole_isRefused_byTheDatabaseOfAnother(String role, String database) {
        assertThatThrownBy(() -> DriverManager.getConnection(jdbc(database), role, role))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getSQLState()).isEqualTo(REFUSED));
    }

    @Test
    @Order(10)
    default void everything_isEncrypted_andTheOutboxVacuumed() throws Exception {
        try (var connection = stack().servers().postgres().connect("users");
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("SELECT count(*), count(*) FILTER (WHERE ssl) FROM pg_stat_ssl"
                    + " JOIN pg_stat_activity USING (pid) WHERE usename IN ('users', 'orders')")) {
                found.next();
                assertThat(found.getInt(1)).isPositive().isEqualTo(found.getInt(2));
            }
            Awaitility.await().atMost(SecuredStack.PATIENCE).until(() -> {
                try (var found = statement.executeQuery(
                        "SELECT vacuum_count FROM pg_stat_user_tables WHERE relname = 'outbox'")) {
                    return found.next() && found.getInt(1) > 0;
                }
            });
        }
    }

    private String jdbc(String database) {
        var servers = stack().servers();
        return "jdbc:postgresql://127.0.0.1:" + servers.postgres().port() + "/" + database
                + "?sslmode=verify-full&sslrootcert=" + servers.authority().file();
    }
}
