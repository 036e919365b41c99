package dev.evenflow.bench.erasure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.mongodb.client.MongoClients;
import dev.evenflow.testkit.postgres.PostgresServer;
import dev.evenflow.testkit.run.RunFolder;
import dev.evenflow.testkit.run.Servers;
import io.nats.client.Nats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * All that is stored of anybody: each table, each collection, each message with its headers, the files of the broker and the logs.
 * Not the files of the databases, where what was overwritten stays for a while.
 */
record Stores(Servers servers, RunFolder folder) {

    private static final Set<String> DATABASES = Set.of("users", "orders");

    /** The places that say one of these words. */
    Set<String> telling(List<String> words) throws Exception {
        var places = new TreeSet<String>();
        for (var database : DATABASES) {
            tables(database, words, places);
        }
        collections(words, places);
        messages(words, places);
        files("broker", folder.data("nats"), words, places);
        files("log", folder.path().resolve("log"), words, places);
        return places;
    }

    private void tables(String database, List<String> words, Set<String> places) throws SQLException {
        try (var connection = postgres().connect(database)) {
            for (var table : tables(connection)) {
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("SELECT t::text FROM " + table + " AS t")) {
                    while (rows.next()) {
                        note(database + ":" + table, rows.getString(1), words, places);
                    }
                }
            }
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables
                        WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')""")) {
            var tables = new ArrayList<String>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }

    private void collections(List<String> words, Set<String> places) {
        try (var client = MongoClients.create(servers.addresses().get(Servers.MONGODB_URL))) {
            for (var database : client.listDatabaseNames()) {
                for (var collection : client.getDatabase(database).listCollectionNames()) {
                    for (var document : client.getDatabase(database)
                            .getCollection(collection)
                            .find()) {
                        note("mongo:" + collection, document.toJson(), words, places);
                    }
                }
            }
        }
    }

    private void messages(List<String> words, Set<String> places) throws Exception {
        var connection = Nats.connect(servers.addresses().get(Servers.NATS_URL));
        try {
            new StreamMessages(connection.jetStreamManagement())
                    .each((stream, text) -> note("stream:" + stream, text, words, places));
        } finally {
            connection.close();
        }
    }

    private static void files(String kind, Path folder, List<String> words, Set<String> places) throws IOException {
        try (var found = Files.walk(folder)) {
            for (var file : found.filter(Files::isRegularFile).toList()) {
                note(kind + ":" + folder.relativize(file), content(file), words, places);
            }
        }
    }

    /** A file may go while it is looked for. */
    private static String content(Path file) throws IOException {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private static void note(String place, String content, List<String> words, Set<String> places) {
        if (words.stream().anyMatch(content::contains)) {
            places.add(place);
        }
    }

    private PostgresServer postgres() {
        return servers.postgres().orElseThrow();
    }
}
