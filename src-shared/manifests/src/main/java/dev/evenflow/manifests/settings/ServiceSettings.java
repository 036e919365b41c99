package dev.evenflow.manifests.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What one service can be told.
 *
 * @param variables the variables its properties refer to, with their defaults; an empty default is one that differs by place
 * @param properties the properties it sets itself, with their values
 * @param mapped the properties of its configuration mappings, with their defaults
 */
public record ServiceSettings(
        Map<String, String> variables, Map<String, String> properties, Map<String, String> mapped) {

    private static final String LOOPBACK = "127.0.0.1";

    public ServiceSettings {
        variables = Map.copyOf(variables);
        properties = Map.copyOf(properties);
        mapped = Map.copyOf(mapped);
    }

    /** What the sources of a service, and of the modules it is made of, say. They have to be compiled. */
    public static ServiceSettings of(Path checkout, String service) {
        var variables = new TreeMap<String, String>();
        var properties = new TreeMap<String, String>();
        var mapped = new TreeMap<String, String>();
        for (var module : Modules.of(checkout, service)) {
            var files = PropertyFiles.in(module);
            files.variables().forEach((name, value) -> variables.merge(name, value, ServiceSettings::common));
            properties.putAll(files.properties());
            mapped.putAll(ConfigMappingKeys.in(module));
        }
        return new ServiceSettings(variables, properties, mapped);
    }

    private static String common(String one, String other) {
        return one.equals(other) ? one : "";
    }

    /** What is wrong with these variables, each a phrase about the service. */
    public Stream<String> violations(Set<String> given) {
        return Stream.concat(
                given.stream().filter(variable -> !knows(variable)).map(variable -> " does not read " + variable),
                addresses().filter(variable -> !given.contains(variable)).map(variable -> " is not told " + variable));
    }

    /** Whether an environment variable has an effect: it is referred to, or it is the name of a property. */
    public boolean knows(String variable) {
        return variables.containsKey(variable)
                || properties.keySet().stream().anyMatch(key -> variableOf(key).equals(variable))
                || mapped.keySet().stream().anyMatch(key -> variableOf(key).equals(variable));
    }

    /** The variables without which the service would stay on its own machine: what they set is on loopback by default. */
    public Stream<String> addresses() {
        return Stream.concat(onLoopback(variables), onLoopback(properties).map(ServiceSettings::variableOf));
    }

    private static Stream<String> onLoopback(Map<String, String> values) {
        return values.entrySet().stream()
                .filter(entry ->
                        entry.getValue().contains(LOOPBACK) && !entry.getValue().contains("${"))
                .map(Map.Entry::getKey);
    }

    /**
     * The variable that sets a property.
     *
     * @see <a href="https://smallrye.io/smallrye-config/Main/config/environment-variables/">SmallRye Config</a>
     */
    public static String variableOf(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
