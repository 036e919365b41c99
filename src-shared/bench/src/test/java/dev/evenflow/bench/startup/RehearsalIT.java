package dev.evenflow.bench.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.testkit.run.Checkout;
import dev.evenflow.testkit.service.ClassArchive;
import dev.evenflow.testkit.service.Service;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The start that the archive of an image is recorded from, with the variables of the Dockerfile and no server anywhere. It is
 * made once after each build: here, or for a test that has come before.
 */
class RehearsalIT {

    @ParameterizedTest
    @EnumSource
    @EnabledForJreRange(minVersion = 25)
    void rehearsal_endsByItself_withoutServers_andLeavesAnArchive(Service service) {
        var archive = new ClassArchive(service, Checkout.root()).ready();

        assertThat(Path.of(archive.option().replaceFirst(".*=", ""))).isNotEmptyFile();
    }
}
