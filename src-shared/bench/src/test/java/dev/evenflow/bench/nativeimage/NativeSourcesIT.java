package dev.evenflow.bench.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.evenflow.testkit.service.Service;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What would fail only in a native executable, some of it without an error, fails here. */
class NativeSourcesIT {

    private static final Map<Service, JavaClasses> CLASSES = new EnumMap<>(Service.class);

    /** Held by a static field, one would be that of the machine that built the executable. */
    private static final Set<String> FROZEN = Set.of(
            "java.security.SecureRandom", "java.util.Random", "java.time.Instant", "dev.evenflow.contracts.EventIds");

    @ParameterizedTest
    @EnumSource
    void everyTypeThatIsSerialized_isRegistered(Service service) throws IOException {
        assertThat(NativeSources.of(service).registered()).containsAll(serialized(service));
    }

    /** One of each kind: that the list above is not empty by mistake. */
    @ParameterizedTest
    @CsvSource({
        "USER, dev.evenflow.user.User",
        "USER, dev.evenflow.user.UserView",
        "USER, dev.evenflow.user.UserRequest",
        "USER, dev.evenflow.contracts.user.UserCreated",
        "USER, dev.evenflow.contracts.consistency.RowQuery",
        "NOTIFICATION, dev.evenflow.contracts.Envelope",
        "NOTIFICATION, dev.evenflow.contracts.order.OrderItem",
        "NOTIFICATION, dev.evenflow.notification.stream.UserGone",
        "NOTIFICATION, dev.evenflow.notification.replay.ReplayView",
        "ORDER, dev.evenflow.order.domain.OrderEvent$Created",
        "ORDER, dev.evenflow.order.domain.OrderLine",
        "ORDER, dev.evenflow.order.domain.Order",
        "ORDER, dev.evenflow.payment.domain.Account$Status",
        "ORDER, dev.evenflow.saga.SagaState",
        "ORDER, dev.evenflow.order.OrderAccepted",
        "ORDER, dev.evenflow.order.change.OrderReference",
        "ORDER, dev.evenflow.admin.deadletter.RedriveReport$Failure"
    })
    void serializedTypes_areFound(Service service, String type) throws IOException {
        assertThat(serialized(service)).contains(type);
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfOurs_isRandomOrATime_sinceTheExecutableWasBuilt(Service service) {
        assertThat(classes(service).stream().flatMap(type -> type.getFields().stream()))
                .filteredOn(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .filteredOn(field -> FROZEN.contains(field.getRawType().getName()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void arguments_areWritten_andHideNoMistake(Service service) throws IOException {
        assertThat(NativeSources.of(service).arguments())
                .contains("--no-fallback", "--link-at-build-time", "--strict-image-heap", "-runner.jar")
                .doesNotContain("--initialize-at-build-time", "--report-unsupported-elements-at-runtime");
    }

    /** Reading all classes takes seconds. */
    private static JavaClasses classes(Service service) {
        return CLASSES.computeIfAbsent(service, read -> NativeSources.of(read).classes());
    }

    private static Set<String> serialized(Service service) throws IOException {
        return new SerializedTypes(classes(service), NativeSources.of(service).schemas()).names();
    }
}
