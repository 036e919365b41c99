package dev.evenflow.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenflow.testkit.process.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    @TempDir
    Path folder;

    @Test
    void committedRows_areThere_afterKillAndRestart() throws SQLException {
        try (var server = PostgresServer.start(PostgresOptions.persistent(folder.resolve("data")))) {
            server.createDatabase("users");
            execute(server, "CREATE TABLE names (name text)");
            execute(server, "INSERT INTO names VALUES ('Ödön')");
            var crashed = server.pid();
            server.kill();
            server.restart();

            assertThat(server.pid()).isNotEqualTo(crashed);
            assertThat(query(server, "SELECT lower(name) FROM names")).isEqualTo("ödön");
        }
    }

    @Test
    void data_isKept_forTheNextServer_withoutStoppingTheFirst() throws SQLException {
        var options = PostgresOptions.persistent(folder.resolve("data"));
        var abandoned = PostgresServer.start(options);
        abandoned.createDatabase("users");
        execute(abandoned, "CREATE TABLE names AS SELECT 'John' AS name");

        try (var server = PostgresServer.start(options)) {
            server.createDatabase("users");
            assertThat(abandoned.process().isAlive()).isFalse();
            assertThat(query(server, "SELECT name FROM names")).isEqualTo("John");
        }
    }

    @Test
    void temporaryServer_leavesNothing() {
        var server = PostgresServer.start(PostgresOptions.temporary());
        var log = server.process().log();
        var pid = server.pid();
        assertThat(log).exists();
        server.close();

        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(log.getParent()).doesNotExist();
    }

    @Test
    void url_isUnderstood_byTheDriverAndPsql_andGuardedByAPassword() throws SQLException {
        try (var server = PostgresServer.start(PostgresOptions.temporary())) {
            server.createDatabase("users");
            assertThat(query(server, "SELECT current_database()")).isEqualTo("users");
            if (Programs.find("psql").isPresent()) {
                assertThat(Programs.output("psql", server.url("users"), "-Atc", "SELECT current_user"))
                        .contains("evenflow");
            }
            assertThatThrownBy(() -> DriverManager.getConnection(
                            "jdbc:" + server.url("users").replace("password=evenflow", "password=wrong")))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void settings_fitManyServices() throws SQLException {
        try (var server = PostgresServer.start(PostgresOptions.persistent(folder.resolve("data")))) {
            server.createDatabase("users");
            assertThat(query(server, "SHOW max_connections")).isEqualTo("200");
            assertThat(query(server, "SHOW fsync")).isEqualTo("on");
            assertThat(query(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(Files.exists(folder.resolve("initdb-password"))).isFalse();
        }
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (var connection = server.connect("users");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(PostgresServer server, String sql) throws SQLException {
        try (var connection = server.connect("users");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
