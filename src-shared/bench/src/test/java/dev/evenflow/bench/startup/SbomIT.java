package dev.evenflow.bench.startup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenflow.testkit.run.Checkout;
import dev.evenflow.testkit.service.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is packaged is listed, in the format of CycloneDX, and each image takes the list with it. */
class SbomIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OURS = "dev.evenflow";

    @ParameterizedTest
    @EnumSource
    void list_namesEveryJarThatIsPackaged_andNoSnapshotOfOthers(Service service) throws IOException {
        var list = list(service);

        assertThat(list.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(list.path("metadata").path("component").toString()).contains("quarkus-run");
        assertThat(names(list)).contains("quarkus-rest", "quarkus-arc", "jnats", "jackson-databind", "messaging");
        assertThat(locations(list)).containsAll(jars(service));
        for (var component : list.path("components")) {
            if (component.has("group") && !component.path("group").asText().equals(OURS)) {
                assertThat(component.path("version").asText())
                        .as(component.path("name").asText())
                        .isNotEmpty()
                        .doesNotContain("SNAPSHOT");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void image_holdsTheList(Service service) throws IOException {
        var docker = Checkout.root().resolve(service.title()).resolve("src/main/docker");

        assertThat(Files.readString(docker.resolve("Dockerfile.jvm")))
                .contains("COPY target/quarkus-run-cyclonedx.json ./sbom.cdx.json");
        assertThat(Files.readString(docker.resolve("Dockerfile.native-micro")))
                .contains("COPY target/*-runner-cyclonedx.json ./sbom.cdx.json");
    }

    private static JsonNode list(Service service) throws IOException {
        return JSON.readTree(
                target(service).resolve("quarkus-run-cyclonedx.json").toFile());
    }

    private static Set<String> names(JsonNode list) {
        var names = new HashSet<String>();
        list.path("components")
                .forEach(component -> names.add(component.path("name").asText()));
        return names;
    }

    /** Where components lie in the packaged application. */
    private static Set<String> locations(JsonNode list) {
        var locations = new HashSet<String>();
        list.findValues("location").forEach(location -> locations.add(location.asText()));
        return locations;
    }

    private static Set<String> jars(Service service) throws IOException {
        var packaged = target(service).resolve("quarkus-app");
        try (var files = Files.walk(packaged.resolve("lib"))) {
            return files.filter(Files::isRegularFile)
                    .map(packaged::relativize)
                    .map(Path::toString)
                    .filter(file -> file.endsWith(".jar"))
                    .collect(Collectors.toSet());
        }
    }

    private static Path target(Service service) {
        return Checkout.root().resolve(service.title()).resolve("target");
    }
}
