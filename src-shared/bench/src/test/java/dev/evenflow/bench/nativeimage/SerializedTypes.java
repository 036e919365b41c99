package dev.evenflow.bench.nativeimage;

import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.Event;
import dev.evenflow.contracts.Metadata;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The types of a service that become JSON or rows by reflection, found in its byte code: its entities, what its interface
 * describes, what travels, what is given to something that reads or writes JSON; and what these hold.
 */
record SerializedTypes(JavaClasses classes, Set<String> schemas) {

    static final String OURS = "dev.evenflow.";

    /** What has a serializer of its own needs no reflection. */
    private static final Set<String> OWN_SERIALIZERS = Set.of("Money");

    /** How answers and requests are called; some of them no interface describes. */
    private static final String ANSWERS = ".+(View|Request|Reference|Report|Accepted)";

    /** Requests with a key, which are kept and never written. */
    private static final String WEB = OURS + "web";

    /** Travels as columns, not as itself. */
    private static final String BY_COLUMNS = "RowState";

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
        var mapped =
                ours().flatMap(type -> type.getCodeUnits().stream()).flatMap(code -> new MapperCalls(code).types());
        return Stream.of(described(), answers(), travelling(), questions(), entities(), mapped)
                .flatMap(types -> types);
    }

    /** A nested type is described with the one around it. */
    private Stream<JavaClass> described() {
        return ours().filter(type -> schemas.contains(type.getSimpleName()))
                .filter(type -> type.getEnclosingClass()
                        .map(around -> schemas.contains(around.getSimpleName()))
                        .orElse(true));
    }

    private Stream<JavaClass> answers() {
        return ours().filter(type -> type.isRecord() && type.getSimpleName().matches(ANSWERS))
                .filter(type -> !type.getPackageName().startsWith(WEB));
    }

    private Stream<JavaClass> travelling() {
        return ours().filter(type -> type.isAssignableTo(Event.class)
                || type.isEquivalentTo(Envelope.class)
                || type.isEquivalentTo(Metadata.class));
    }

    /** What services ask each other. */
    private Stream<JavaClass> questions() {
        return ours().filter(type -> type.getName().startsWith(OURS + "contracts.consistency.")
                && type.isRecord()
                && !type.getSimpleName().equals(BY_COLUMNS));
    }

    private Stream<JavaClass> entities() {
        return ours().filter(type -> type.isAnnotatedWith("jakarta.persistence.Entity"));
    }

    /** The types of its fields, and what implements it. */
    private static Stream<JavaClass> held(JavaClass type) {
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
        return classes.stream().filter(type -> type.getName().startsWith(OURS));
    }
}
