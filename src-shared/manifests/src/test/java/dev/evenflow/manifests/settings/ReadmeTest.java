package dev.evenflow.manifests.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.testkit.run.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tables of the README against what the services really read. */
class ReadmeTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ((?:`[\\w.-]+`(?:, )?)+) \\| (.+?) \\| .+ \\|$");
    private static final List<ServiceSettings> SERVICES =
            List.of(settings("user-svc"), settings("notification-svc"), settings("order-svc"));

    /** Variables of Quarkus itself that somebody who deploys has to know. */
    private static final Map<String, String> OF_QUARKUS = Map.of(
            "QUARKUS_MANAGEMENT_HOST", "as QUARKUS_HTTP_HOST",
            "QUARKUS_MANAGEMENT_HOST_ENABLED", "true",
            "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "false");

    @Test
    void everyProperty_standsInTheReadme_withItsDefault() throws IOException {
        var expected = new TreeMap<String, String>();
        SERVICES.forEach(service -> expected.putAll(service.mapped()));

        assertThat(rows("evenflow\\.[\\w.-]+")).isEqualTo(expected);
    }

    @Test
    void everyVariable_standsInTheReadme_withItsDefault() throws IOException {
        var expected = new TreeMap<String, String>();
        SERVICES.forEach(service -> expected.putAll(service.variables()));
        expected.put("QUARKUS_HTTP_HOST", SERVICES.getFirst().properties().getOrDefault("quarkus.http.host", ""));
        expected.putAll(OF_QUARKUS);

        assertThat(rows("[A-Z][A-Z0-9_]+")).isEqualTo(expected);
    }

    /** Of the rows whose first cell holds such names, each name with its default. */
    private static Map<String, String> rows(String names) throws IOException {
        var section = Files.readString(Checkout.root().resolve("README.md"))
                .replaceAll("(?s).*\\n## Configuration\\n(.*?)\\n## .*", "$1");
        var rows = new TreeMap<String, String>();
        ROW.matcher(section).results().forEach(row -> {
            var keys = cells(row.group(1));
            var defaults = cells(row.group(2));
            for (var i = 0; i < keys.size(); i++) {
                rows.put(keys.get(i), defaults.get(defaults.size() == 1 ? 0 : i));
            }
        });
        rows.keySet().removeIf(key -> !key.matches(names));
        return rows;
    }

    private static List<String> cells(String text) {
        return Pattern.compile(", ")
                .splitAsStream(text)
                .map(cell -> cell.equals("empty") ? "" : cell.replace("`", ""))
                .toList();
    }

    private static ServiceSettings settings(String service) {
        return ServiceSettings.of(Checkout.root(), service);
    }
}
