package dev.evenflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.Metadata;
import dev.evenflow.contracts.WireType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SerializedContractsTest {

    @Test
    void everyWireType_isRegisteredForTheNativeImage() {
        var registered = SerializedContracts.class
                .getAnnotation(RegisterForReflection.class)
                .targets();

        assertThat(registered)
                .containsAll(WireType.ALL.stream().map(WireType::payload).toList())
                .contains(Envelope.class, Metadata.class)
                .contains(nested());
    }

    /** Records inside lists of payloads, such as the items of an order. */
    private static Class<?>[] nested() {
        return WireType.ALL.stream()
                .flatMap(type -> Stream.of(type.payload().getRecordComponents()))
                .map(RecordComponent::getGenericType)
                .filter(ParameterizedType.class::isInstance)
                .flatMap(list -> Stream.of(((ParameterizedType) list).getActualTypeArguments()))
                .toArray(Class<?>[]::new);
    }
}
