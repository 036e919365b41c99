package dev.evenflow.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/** YAML as trees. A key that stands twice in the same place is refused. */
public final class Yaml {

    private static final ObjectMapper TREES = new ObjectMapper();

    private Yaml() {}

    /**
     * Every document of a file, without the empty ones.
     *
     * @throws Refusal when it is not YAML
     */
    public static List<JsonNode> documents(Path file) {
        try {
            return documents(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Refusal e) {
            throw new Refusal(file + ": " + e.getMessage());
        }
    }

    /** The same of a text. */
    public static List<JsonNode> documents(String text) {
        try {
            var documents = new ArrayList<JsonNode>();
            for (var document : yaml().loadAll(text)) {
                if (document != null) {
                    documents.add(TREES.<JsonNode>valueToTree(document));
                }
            }
            return documents;
        } catch (YAMLException e) {
            throw new Refusal("not YAML: " + e.getMessage());
        }
    }

    /** Documents as one text. */
    public static String text(List<? extends JsonNode> documents) {
        return yaml().dumpAll(documents.stream()
                .map(document -> TREES.convertValue(document, Object.class))
                .iterator());
    }

    private static org.yaml.snakeyaml.Yaml yaml() {
        var loading = new LoaderOptions();
        loading.setAllowDuplicateKeys(false);
        var dumping = new DumperOptions();
        dumping.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        dumping.setExplicitStart(true);
        return new org.yaml.snakeyaml.Yaml(new SafeConstructor(loading), new Representer(dumping), dumping, loading);
    }
}
