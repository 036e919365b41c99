package dev.evenflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.Metadata;
import dev.evenflow.contracts.WireType;
import dev.evenflow.contracts.consistency.DigestAnswer;
import dev.evenflow.contracts.consistency.DigestQuery;
import dev.evenflow.contracts.consistency.RangeDigest;
import dev.evenflow.contracts.consistency.RepublishAnswer;
import dev.evenflow.contracts.consistency.RepublishQuery;
import dev.evenflow.contracts.consistency.RowAnswer;
import dev.evenflow.contracts.consistency.RowQuery;
import dev.evenflow.contracts.consistency.SnapshotAnswer;
import dev.evenflow.contracts.consistency.SnapshotQuery;
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
                .contains(nested())
                .contains(questionsAndAnswers());
    }

    private static Class<?>[] questionsAndAnswers() {
        return new Class<?>[] {
            RangeDigest.class,
            DigestQuery.class,
            DigestAnswer.class,
            RowQuery.class,
            RowAnswer.class,
            RepublishQuery.class,
            RepublishAnswer.class,
            SnapshotQuery.class,
            SnapshotAnswer.class
        };
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
