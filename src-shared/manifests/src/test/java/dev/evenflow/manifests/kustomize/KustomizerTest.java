package dev.evenflow.manifests.kustomize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenflow.manifests.Refusal;
import dev.evenflow.manifests.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KustomizerTest {

    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: a, labels: {tier: x}}
            spec:
              paused: true
              template:
                spec:
                  containers:
                    - {name: a, image: "a:1", env: [{name: ONE, value: "1"}]}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void aDeployment() throws IOException {
        write("base/deployment.yaml", DEPLOYMENT);
        write("base/kustomization.yaml", "kind: Kustomization\nresources: [deployment.yaml]\n");
    }

    @Test
    void aPatch_replaces_adds_andRemoves() throws IOException {
        write("patch.yaml", """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: a}
                spec:
                  paused: null
                  replicas: 3
                  template:
                    spec:
                      containers:
                        - {name: a, env: [{name: TWO, value: "2"}, {name: ONE, value: "one"}]}
                        - {name: b, image: "b:1"}
                """);

        assertThat(objects("patches: [{path: patch.yaml}]")).isEqualTo(Yaml.documents("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: a, labels: {tier: x}}
                spec:
                  replicas: 3
                  template:
                    spec:
                      containers:
                        - {name: b, image: "b:1"}
                        - {name: a, image: "a:1", env: [{name: TWO, value: "2"}, {name: ONE, value: one}]}
                """));
    }

    @Test
    void aTarget_selects_byKindNameAndLabel() throws IOException {
        write("patch.yaml", "[{op: add, path: /spec/replicas, value: 2}]");

        assertThat(rendered(
                        "patches: [{path: patch.yaml, target: {kind: Deployment, name: a, labelSelector: tier=x}}]"))
                .contains("\"replicas\":2");
        assertThatThrownBy(() -> rendered("patches: [{path: patch.yaml, target: {labelSelector: tier=y}}]"))
                .isInstanceOf(Refusal.class)
                .hasMessageEndingWith("changes nothing");
        assertThatThrownBy(() -> rendered("patches: [{path: patch.yaml, target: {labelSelector: tier}}]"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not of the form name=value");
    }

    @Test
    void aDeletion_removesItsObject() throws IOException {
        write("patch.yaml", "{$patch: delete, apiVersion: apps/v1, kind: Deployment, metadata: {name: a}}");

        assertThat(rendered("patches: [{path: patch.yaml}]")).isEqualTo("[]");
    }

    @Test
    void namespaceAndImages_areSet() throws IOException {
        assertThat(rendered("namespace: n\nimages: [{name: a, newName: r/a}, {name: r/a, newTag: \"2\"}]"))
                .contains("\"namespace\":\"n\"", "\"image\":\"r/a:2\"");
    }

    @Test
    void aConfigMap_isMadeOfFiles() throws IOException {
        write("a.txt", "one\n");
        write("c/a.txt", "two\n");
        write("c/kustomization.yaml", "kind: Component\n" + generator("behavior: merge"));

        assertThat(rendered(generator("options: {disableNameSuffixHash: true}")))
                .contains("{\"a.txt\":\"one\\n\"}");
        assertThatThrownBy(() -> rendered("components: [c]"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("would get a hash");
    }

    @Test
    void aMerge_replacesFiles() throws IOException {
        write("one/a.txt", "one\n");
        write("two/a.txt", "two\n");
        write("one/kustomization.yaml", "kind: Component\n" + generator("options: {disableNameSuffixHash: true}"));
        write(
                "two/kustomization.yaml",
                "kind: Component\n" + generator("behavior: merge, options: {disableNameSuffixHash: true}"));

        assertThat(rendered("components: [one, two]")).contains("{\"a.txt\":\"two\\n\"}");
    }

    @Test
    void aMerge_isRefused_whenThereIsNothingToMergeWith() throws IOException {
        write("a.txt", "one\n");

        assertThatThrownBy(() -> rendered(generator("behavior: merge, options: {disableNameSuffixHash: true}")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("there is no ConfigMap m to merge with");
    }

    @Test
    void whatIsNotKnown_isRefused() throws IOException {
        write("patch.yaml", """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: a}
                spec: {template: {spec: {tolerations: [{key: a}]}}}
                """);

        assertThatThrownBy(() -> rendered("patches: [{path: patch.yaml}]"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("a patch changes the list tolerations");
        assertThatThrownBy(() -> rendered("namePrefix: x-"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("namePrefix");
        assertThatThrownBy(() -> rendered("components: [base]"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is not a Component");
        assertThatThrownBy(() -> rendered("components: [nowhere]"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("does not exist");
    }

    @Test
    void whatStandsTwice_isRefused() throws IOException {
        write("twice.yaml", "kind: Secret\nkind: ConfigMap\n");
        write("again.yaml", DEPLOYMENT);
        write("nameless.yaml", "apiVersion: v1\nkind: Secret\n");

        assertThatThrownBy(() -> rendered("resources: [base, twice.yaml]"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("duplicate key kind");
        assertThatThrownBy(() -> rendered("resources: [base, again.yaml]"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is there already");
        assertThatThrownBy(() -> rendered("resources: [nameless.yaml]"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("without apiVersion, kind or name");
    }

    private static String generator(String more) {
        return "configMapGenerator: [{name: m, files: [a.txt], " + more + "}]";
    }

    private String rendered(String fields) throws IOException {
        return objects(fields).toString();
    }

    private List<ObjectNode> objects(String fields) throws IOException {
        var resources = fields.contains("resources:") ? "" : "resources: [base]\n";
        write("kustomization.yaml", "kind: Kustomization\n" + resources + fields);
        return Kustomizer.build(folder);
    }

    private void write(String name, String content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
