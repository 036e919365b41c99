package dev.evenflow.testkit.quarkus;

import static io.smallrye.config.ConfigMappings.ConfigClass.configClass;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.quarkus.runtime.configuration.PathConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Configuration as a service reads it at start, without a service. */
public final class Mapped {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private Mapped() {}

    /**
     * The mapping, with these properties and defaults for the rest.
     *
     * @throws io.smallrye.config.ConfigValidationException when a value is out of its bounds
     */
    public static <C> C of(Class<C> mapping, Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withMapping(mapping)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withConverter(Path.class, 200, new PathConverter())
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withValidator((BeanValidationConfigValidator) () -> VALIDATOR)
                .build()
                .getConfigMapping(mapping);
    }

    /** Every key of the mapping that has a default, without its prefix. */
    public static SortedMap<String, String> defaults(Class<?> mapping) {
        var start = mapping.getAnnotation(ConfigMapping.class).prefix().length() + 1;
        var defaults = new TreeMap<String, String>();
        ConfigMappings.getProperties(configClass(mapping)).forEach((key, property) -> {
            if (property.hasDefaultValue() && (property.isLeaf() || property.isPrimitive())) {
                defaults.put(key.substring(start), property.getDefaultValue());
            }
        });
        return defaults;
    }
}
