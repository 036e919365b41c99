package dev.evenflow.bench.nativeimage;

import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.Event;
import dev.evenflow.contracts.Metadata;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The types of a service that become JSON, BSON or rows by reflection, found in its byte code: its entities, what its interface
 * describes, what travels, what is given to something that reads or writes JSON; and what these hold.
 */
record SerializedTypes(JavaClasses classes, Set<String> schemas) {

    private static final String OURS = "dev.evenflow.";

    /** What has a serializer of its own needs no reflection. */
    private static final List<String> OWN_SERIALIZERS = List.of("Money");

    /** Who turns types that stand in the calling code into JSON or out of it. */
    private static final Set<String> MAPPERS = Set.of("ObjectMapper", "JsonMapper", "EventType", "SnapshotType");

    /** Keeps answers, which the interface describes, among records that stay here. */
    private static final String IDEMPOTENT = "IdempotentJson";

    private static final Set<String> MAPPING = Set.of(
            "readValue", "treeToValue", "convertValue", "writeValueAsString", "writeValueAsBytes", "of", "<init>");

    Set<String> names() {
        var found = new HashSet<JavaClass>();
        Deque<JavaClass> open = roots().collect(toCollection(ArrayDeque::new));
        while (!open.isEmpty()) {
            var type = open.pop();
            if (isSerialized(type) && found.add(type)) {
                held(type).forEach(open::push);
            }
        }
        return found.stream()
                .filter(type -> !type.isInterface())
                .map(JavaClass::getName)
                .collect(toCollection(TreeSet::new));
    }

    private Stream<JavaClass> roots() {
        return Stream.of(described(), travelling(), entities(), mapped()).flatMap(types -> types);
    }

    private Stream<JavaClass> described() {
        return ours().filter(type -> schemas.contains(type.getSimpleName()))
                .filter(type -> !type.getPackageName().startsWith(Event.class.getPackageName()));
    }

    private Stream<JavaClass> travelling() {
        return Stream.concat(
                ours().filter(type -> type.isAssignableTo(Event.class)),
                ours().filter(type -> type.isEquivalentTo(Envelope.class) || type.isEquivalentTo(Metadata.class)));
    }

    private Stream<JavaClass> entities() {
        return ours().filter(type -> type.isAnnotatedWith("jakarta.persistence.Entity"));
    }

    /** What a code unit that calls a mapper names as a class or creates. */
    private Stream<JavaClass> mapped() {
        return ours().flatMap(type -> type.getCodeUnits().stream())
                .filter(SerializedTypes::callsAMapper)
                .flatMap(code -> Stream.concat(
                        code.getReferencedClassObjects().stream().map(ReferencedClassObject::getRawType),
                        code.getConstructorCallsFromSelf().stream()
                                .map(call -> call.getTarget().getOwner())
                                .filter(JavaClass::isRecord)));
    }

    private static boolean callsAMapper(JavaCodeUnit code) {
        return Stream.concat(
                        code.getMethodCallsFromSelf().stream().map(call -> (CodeUnitCallTarget) call.getTarget()),
                        code.getConstructorCallsFromSelf().stream().map(call -> (CodeUnitCallTarget) call.getTarget()))
                .anyMatch(SerializedTypes::maps);
    }

    private static boolean maps(CodeUnitCallTarget target) {
        var owner = target.getOwner().getSimpleName();
        return (MAPPERS.contains(owner) && MAPPING.contains(target.getName()))
                || (owner.endsWith("Json")
                        && !owner.equals(IDEMPOTENT)
                        && target.getOwner().getName().startsWith(OURS));
    }

    private Stream<JavaClass> held(JavaClass type) {
        var fields = type.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .map(JavaField::getType)
                .flatMap(field -> field.getAllInvolvedRawTypes().stream());
        var kinds = type.isInterface() ? type.getAllSubclasses().stream() : Stream.<JavaClass>empty();
        return Stream.concat(fields, kinds);
    }

    private static boolean isSerialized(JavaClass type) {
        return type.getName().startsWith(OURS) && !OWN_SERIALIZERS.contains(type.getSimpleName());
    }

    private Stream<JavaClass> ours() {
        return classes.stream()
                .filter(type ->
                        type.getName().startsWith(OURS) && !type.getName().contains("$$"));
    }
}
