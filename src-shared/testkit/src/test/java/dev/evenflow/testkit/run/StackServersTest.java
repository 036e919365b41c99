package dev.evenflow.testkit.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.testkit.process.Folders;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StackServersTest {

    private static final String ELSEWHERE = "postgresql://db.example:5432/orders";

    private final RunFolder folder = RunFolder.temporary("evenflow-servers");

    @AfterEach
    void delete() {
        Folders.delete(folder.path());
    }

    /** Data of a time when one of the services was not there yet, or was somewhere else. */
    @Test
    void dataWithoutADatabase_getsIt_atTheNextStart() throws Exception {
        try (var stack = stack(Map.of(Servers.ORDER_DB_URL, ELSEWHERE))) {
            var servers = stack.startServers();
            assertThat(servers.addresses()).containsEntry(Servers.ORDER_DB_URL, ELSEWHERE);
            assertThat(database(servers, Servers.USER_DB_URL)).isEqualTo("users");
            assertThat(databases(servers)).isEqualTo(1);
        }
        try (var stack = stack(Map.of())) {
            var servers = stack.startServers();
            assertThat(database(servers, Servers.USER_DB_URL)).isEqualTo("users");
            assertThat(database(servers, Servers.ORDER_DB_URL)).isEqualTo("orders");
        }
    }

    @Test
    void postgresIsNotStarted_whenNobodyNeedsIt() {
        var given = Map.of(Servers.ORDER_DB_URL, ELSEWHERE, Servers.USER_DB_URL, "postgresql://db.example:5432/users");
        try (var stack = stack(given)) {
            var servers = stack.startServers();
            assertThat(servers.postgres()).isEmpty();
            assertThat(servers.addresses()).containsAllEntriesOf(given);
        }
    }

    private Stack stack(Map<String, String> given) {
        return new Stack(new StackOptions(folder, folder.path(), Map.of(), given), Progress.SILENT);
    }

    private static String database(Servers servers, String variable) throws Exception {
        return ask(servers, variable, "SELECT current_database()");
    }

    private static long databases(Servers servers) throws Exception {
        return Long.parseLong(ask(
                servers, Servers.USER_DB_URL, "SELECT count(*) FROM pg_database WHERE datname IN ('users', 'orders')"));
    }

    private static String ask(Servers servers, String variable, String query) throws Exception {
        try (var connection = DriverManager.getConnection(
                        "jdbc:" + servers.addresses().get(variable));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
