package dev.evenflow.manifests.schema;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * Binds an object to the class that fabric8 generated from the API's own description, with everything switched off that
 * makes those classes forgiving: a field they do not have, or a value of another type, is a violation. Which fields are
 * required is not known to them, see {@link RequiredFields}.
 */
public final class StrictKinds {

    private static final ObjectMapper STRICT = strict();
    private static final Map<String, Class<?>> KINDS = kinds();

    private StrictKinds() {}

    /** What is wrong with an object; empty when nothing is. */
    public static Optional<String> violation(JsonNode object) {
        var kind = key(object.path("apiVersion").asText(), object.path("kind").asText());
        var type = Optional.<Class<?>>ofNullable(KINDS.get(kind));
        return type.isEmpty() ? Optional.of("there is no kind " + kind) : unbound(object, type.get());
    }

    private static Optional<String> unbound(JsonNode object, Class<?> type) {
        try {
            STRICT.treeToValue(object, type);
            return Optional.empty();
        } catch (JsonMappingException e) {
            return Optional.of(path(e) + ": " + e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            return Optional.of(e.getOriginalMessage());
        }
    }

    private static String path(JsonMappingException e) {
        var path = new StringBuilder();
        e.getPath()
                .forEach(step ->
                        path.append('/').append(step.getFieldName() == null ? step.getIndex() : step.getFieldName()));
        return path.toString();
    }

    private static ObjectMapper strict() {
        var mapper = JsonMapper.builder()
                .annotationIntrospector(new NoCatchAll())
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
        var text = mapper.coercionConfigFor(LogicalType.Textual);
        Stream.of(CoercionInputShape.Boolean, CoercionInputShape.Integer, CoercionInputShape.Float)
                .forEach(shape -> text.setCoercion(shape, CoercionAction.Fail));
        return mapper;
    }

    private static Map<String, Class<?>> kinds() {
        return ServiceLoader.load(KubernetesResource.class).stream()
                .map(ServiceLoader.Provider::type)
                .filter(HasMetadata.class::isAssignableFrom)
                .collect(toMap(
                        type -> key(HasMetadata.getApiVersion(type), HasMetadata.getKind(type)),
                        type -> type,
                        (one, same) -> one));
    }

    private static String key(String apiVersion, String kind) {
        return apiVersion + "/" + kind;
    }

    /** Every generated class would otherwise keep unknown fields in a map. */
    private static final class NoCatchAll extends JacksonAnnotationIntrospector {

        @Override
        public Boolean hasAnySetter(Annotated method) {
            return false;
        }
    }
}
