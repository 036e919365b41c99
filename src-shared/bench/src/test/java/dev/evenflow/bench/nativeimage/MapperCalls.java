package dev.evenflow.bench.nativeimage;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import java.util.Set;
import java.util.stream.Stream;

/** The types that a method or a constructor gives to something that turns them into JSON or out of it. */
record MapperCalls(JavaCodeUnit code) {

    private static final Set<String> READING = Set.of("readValue", "treeToValue", "convertValue");
    private static final Set<String> WRITING = Set.of("writeValueAsString", "writeValueAsBytes");

    /** The lists of what is stored: named there, read and written elsewhere. */
    private static final Set<String> LISTS = Set.of("EventType", "SnapshotType");

    /** Takes answers, which are found by their names, and makes records that stay here. */
    private static final String IDEMPOTENT = "IdempotentJson";

    /** Made where a part of them is written. */
    private static final Set<String> BESIDE = Set.of("Change", "Look", "SagaInstance", "Standing");

    /** Named as a class, or created to be written. */
    Stream<JavaClass> types() {
        var named = calls().anyMatch(MapperCalls::reads) ? classObjects() : Stream.<JavaClass>empty();
        var written = calls().anyMatch(MapperCalls::writes) ? created() : Stream.<JavaClass>empty();
        return Stream.concat(named, written);
    }

    private Stream<CodeUnitCallTarget> calls() {
        return Stream.<JavaCall<?>>concat(
                        code.getMethodCallsFromSelf().stream(), code.getConstructorCallsFromSelf().stream())
                .map(JavaCall::getTarget);
    }

    private Stream<JavaClass> classObjects() {
        return code.getReferencedClassObjects().stream()
                .map(ReferencedClassObject::getRawType)
                .filter(type -> type.isRecord() || type.isEnum() || type.isInterface());
    }

    private Stream<JavaClass> created() {
        return code.getConstructorCallsFromSelf().stream()
                .map(call -> call.getTarget().getOwner())
                .filter(type -> type.isRecord() && !BESIDE.contains(type.getSimpleName()));
    }

    private static boolean reads(CodeUnitCallTarget target) {
        return READING.contains(target.getName())
                || LISTS.contains(target.getOwner().getSimpleName())
                || (isMapper(target.getOwner()) && target.getName().startsWith("decode"));
    }

    private static boolean writes(CodeUnitCallTarget target) {
        return WRITING.contains(target.getName())
                || (isMapper(target.getOwner()) && !target.getName().startsWith("decode"));
    }

    private static boolean isMapper(JavaClass type) {
        return type.getName().startsWith(SerializedTypes.OURS)
                && type.getSimpleName().endsWith("Json")
                && !type.getSimpleName().equals(IDEMPOTENT);
    }
}
