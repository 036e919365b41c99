package dev.evenflow.manifests.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface;
import io.smallrye.config.ConfigMappingInterface.Property;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;

/** The keys of every {@link ConfigMapping} in the compiled classes of a module, as SmallRye Config names them. */
final class ConfigMappingKeys {

    /** A list has a key for the whole of it, too. */
    private static final String ELEMENT = "[*]";

    private static final DotName MAPPING = DotName.createSimple(ConfigMapping.class);

    private ConfigMappingKeys() {}

    /** Keys and defaults; a key without one has an empty default. */
    static Map<String, String> in(Path module) {
        var keys = new TreeMap<String, String>();
        index(module.resolve("target/classes")).getAnnotations(MAPPING).stream()
                .map(annotation -> annotation.target().asClass().name().toString())
                .map(ConfigMappingKeys::load)
                .forEach(mapping -> keys.putAll(of(mapping)));
        return keys;
    }

    private static Map<String, String> of(Class<?> mapping) {
        var prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
        var keys = new TreeMap<String, String>();
        properties(mapping).forEach((key, property) -> {
            if (!property.isGroup() && !property.isDefaultMethod() && !key.endsWith(ELEMENT)) {
                keys.put(prefix + "." + key, defaultOf(property));
            }
        });
        return keys;
    }

    /** Empty for a key that is optional. */
    private static String defaultOf(Property property) {
        return property.hasDefaultValue() ? property.getDefaultValue() : "";
    }

    private static Map<String, Property> properties(Class<?> mapping) {
        return ConfigMappingInterface.getProperties(ConfigMappingInterface.getConfigurationInterface(mapping))
                .getOrDefault(mapping, Map.of())
                .getOrDefault("", Map.of());
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ConfigMappingKeys.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name + " is compiled, but its module is no dependency of this one", e);
        }
    }

    private static Index index(Path classes) {
        try (Stream<Path> files = Files.walk(classes)) {
            var indexer = new Indexer();
            for (var file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                try (var content = Files.newInputStream(file)) {
                    indexer.index(content);
                }
            }
            return indexer.complete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
