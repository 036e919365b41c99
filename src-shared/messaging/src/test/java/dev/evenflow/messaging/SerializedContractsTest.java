package dev.evenflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.Metadata;
import dev.evenflow.contracts.WireType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.junit.jupiter.api.Test;

class SerializedContractsTest {

    @Test
    void everyWireType_isRegisteredForTheNativeImage() {
        var registered = SerializedContracts.class
                .getAnnotation(RegisterForReflection.class)
                .targets();

        assertThat(registered)
                .containsAll(WireType.ALL.stream().map(WireType::payload).toList())
                .contains(Envelope.class, Metadata.class);
    }
}
