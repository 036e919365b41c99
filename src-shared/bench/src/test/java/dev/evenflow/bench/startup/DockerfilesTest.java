package dev.evenflow.bench.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.testkit.run.Checkout;
import dev.evenflow.testkit.service.ImageRecipe;
import dev.evenflow.testkit.service.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DockerfilesTest {

    private static Stream<String> dockerfiles() {
        return Arrays.stream(Service.values())
                .flatMap(service -> Stream.of("jvm", "native-micro")
                        .map(flavour -> service.title() + "/src/main/docker/Dockerfile." + flavour));
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void image_runsAsANumber_withoutAShell_onAChosenBase(String dockerfile) throws IOException {
        assertThat(Files.readString(Checkout.root().resolve(dockerfile)))
                .containsPattern("(?m)^USER [1-9]\\d*:[1-9]\\d*$")
                .containsPattern("(?m)^ENTRYPOINT \\[\".*\"]$")
                .containsPattern("(?m)^ARG BASE_IMAGE=\\S+:\\S+\nFROM \\$\\{BASE_IMAGE}$")
                .doesNotContain(":latest")
                .contains("org.opencontainers.image.title=", "EXPOSE ");
    }

    @ParameterizedTest
    @EnumSource
    void everyService_isRunWithTheSameOptions_andRehearsesItsOwnPaths(Service service) {
        var recipe = ImageRecipe.of(service, Checkout.root());

        assertThat(recipe.options())
                .isEqualTo(ImageRecipe.of(Service.USER, Checkout.root()).options());
        assertThat(recipe.variables().getOrDefault("EVENFLOW_REHEARSAL_PATHS", ""))
                .contains(Traffic.path(service).replaceFirst("\\?.*", ""));
    }
}
