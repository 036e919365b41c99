package dev.evenflow.testkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenflow.testkit.run.RunFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedTest {

    @TempDir
    private Path checkout = Path.of("");

    @Test
    void packaging_isWhatTheEnvironmentSays() {
        assertThat(packaged("")).isInstanceOf(PackagedJar.class);
        assertThat(packaged("jar").withJvm(List.of("-Xmx64m")))
                .isEqualTo(new PackagedJar(Service.USER.jar(checkout), List.of("-Xmx64m")));
        assertThat(packaged("archive").withJvm(List.of("-Xmx64m")))
                .as("an archive suits the options it was recorded with")
                .isEqualTo(packaged("jar").withJvm(List.of("-Xmx64m")));
        assertThat(packaged("native")).isEqualTo(new PackagedNative(Service.USER.executable(checkout)));
        assertThat(Packaged.of(Service.USER, checkout, Map.of(Packaged.VARIABLE, "image", "IMAGE_TAG", "7")))
                .isEqualTo(new PackagedImage("evenflow/user-svc:7"));
        assertThatThrownBy(() -> packaged("zip")).hasMessageContaining("PACKAGING=zip");
    }

    @Test
    void command_saysWhatToBuild_whenItIsMissing() {
        assertThatThrownBy(() -> command(packaged("jar"))).hasMessageContaining("make build");
        assertThatThrownBy(() -> command(packaged("archive"))).hasMessageContaining("make build");
        assertThatThrownBy(() -> command(packaged("native"))).hasMessageContaining("make native");
    }

    private Packaged packaged(String packaging) {
        return Packaged.of(Service.USER, checkout, Map.of(Packaged.VARIABLE, packaging));
    }

    private List<String> command(Packaged packaged) {
        return packaged.command(
                new ServiceSpec(Service.USER, packaged, 0, Map.of(), new RunFolder(checkout), "user-svc"));
    }
}
