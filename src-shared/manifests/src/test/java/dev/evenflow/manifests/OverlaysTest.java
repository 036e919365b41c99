package dev.evenflow.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.manifests.kustomize.RealKustomize;
import dev.evenflow.testkit.run.Checkout;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The overlays as they are, and that breaking any of what is promised of them is seen. */
class OverlaysTest {

    private static final Path CHECKOUT = Checkout.root();
    private static final Inspection INSPECTION = new Inspection(CHECKOUT);
    private static final Overlay DEV = Overlay.render(CHECKOUT, "dev");
    private static final Overlay PROD = Overlay.render(CHECKOUT, "prod");

    static Stream<Overlay> overlays() {
        return Stream.of(DEV, PROD);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void anOverlay_isValid_andKeepsEveryRule(Overlay overlay) {
        assertThat(INSPECTION.violations(overlay)).isEmpty();
        assertThat(overlay.services().map(Workload::name))
                .containsExactlyInAnyOrder("user-svc", "notification-svc", "order-svc");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void anOverlay_isRendered_asKustomizeDoes(Overlay overlay) {
        var real = RealKustomize.find();
        assumeTrue(real.isPresent(), "no kustomize on this machine");

        assertThat(real.orElseThrow().build(Overlay.folder(CHECKOUT, overlay.name())))
                .containsExactlyInAnyOrderElementsOf(overlay.objects());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void whatIsWritten_isReadAgain_asItWas(Overlay overlay) {
        List<JsonNode> read = Yaml.documents(Yaml.text(overlay.objects()));

        assertThat(read).isEqualTo(overlay.objects());
    }

    private static final String POD = "/spec/template/spec";
    private static final String CONTAINER = POD + "/containers/0";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # fields and types
            Deployment user-svc | {'op':'add','path':'CONTAINER/livenesProbe','value':{}}                     | Unrecognized field
            Deployment user-svc | {'op':'move','from':'CONTAINER/image','path':'POD/image'}                   | Unrecognized field
            Deployment user-svc | {'op':'replace','path':'CONTAINER/ports/0/containerPort','value':'8080'}    | Cannot coerce String
            Deployment user-svc | {'op':'replace','path':'POD/enableServiceLinks','value':'false'}            | Cannot coerce String
            Deployment user-svc | {'op':'replace','path':'CONTAINER/resources/limits/memory','value':[]}      | no request for memory below a limit
            ConfigMap user-svc  | {'op':'replace','path':'/data/NATS_STREAM_REPLICAS','value':3}              | Cannot coerce Integer
            Deployment user-svc | {'op':'replace','path':'/apiVersion','value':'apps/v1beta1'}                | there is no kind apps/v1beta1/Deployment
            ServiceMonitor evenflow | {'op':'add','path':'/spec/endpoints/0/intervall','value':'5s'}          | Unrecognized field
            PrometheusRule evenflow | {'op':'add','path':'/spec/groups/0/rules/0/severity','value':'high'}    | Unrecognized field
            Deployment user-svc | {'op':'remove','path':'CONTAINER/name'}                                     | The required field `name` is not found
            Deployment user-svc | {'op':'remove','path':'/spec/selector'}                                     | The required field `selector` is not found
            # selectors
            Service user-svc    | {'op':'replace','path':'/spec/selector/app.kubernetes.io~1name','value':'user'}          | selects no pod
            Deployment user-svc | {'op':'replace','path':'/spec/selector/matchLabels/app.kubernetes.io~1name','value':'user'} | does not select its own pods
            PodDisruptionBudget user-svc | {'op':'replace','path':'/spec/selector/matchLabels/app.kubernetes.io~1name','value':'user'} | selects no pod
            NetworkPolicy user-svc | {'op':'replace','path':'/spec/podSelector/matchLabels/app.kubernetes.io~1name','value':'user'} | pods that are not there
            NetworkPolicy nats-clients | {'op':'replace','path':'/spec/egress/0/to/0/podSelector/matchLabels/app.kubernetes.io~1name','value':'nat'} | pods that are not there
            ServiceMonitor evenflow | {'op':'replace','path':'/spec/selector/matchLabels/app.kubernetes.io~1component','value':'svc'} | selects no Service
            # ports
            Service user-svc    | {'op':'replace','path':'/spec/ports/0/targetPort','value':'web'}            | leads to port "web"
            Ingress evenflow    | {'op':'replace','path':'/spec/rules/0/http/paths/0/backend/service/port/name','value':'web'} | to port web of user-svc
            Ingress evenflow    | {'op':'replace','path':'/spec/rules/0/http/paths/0/backend/service/name','value':'users'} | of users
            Deployment user-svc | {'op':'replace','path':'CONTAINER/livenessProbe/httpGet/port','value':8081} | is probed at port 8081
            StatefulSet nats    | {'op':'replace','path':'CONTAINER/ports/2/name','value':'metrics'}          | is probed at port "monitor"
            NetworkPolicy nats-clients | {'op':'replace','path':'/spec/egress/0/ports/0/port','value':4223}   | opens a port that is not there
            NetworkPolicy user-svc | {'op':'replace','path':'/spec/ingress/0/ports/0/port','value':'web'}     | opens a port that is not there
            ServiceMonitor evenflow | {'op':'replace','path':'/spec/endpoints/0/port','value':'metrics'}      | asks port metrics
            # probes, start and stop
            Deployment user-svc | {'op':'replace','path':'CONTAINER/readinessProbe/httpGet/path','value':'/q/health'} | elsewhere than at /q/health/ready
            Deployment user-svc | {'op':'replace','path':'CONTAINER/livenessProbe/httpGet/path','value':'/q/health/ready'} | elsewhere than at /q/health/live
            Deployment user-svc | {'op':'replace','path':'CONTAINER/livenessProbe/httpGet/port','value':'http'} | of the port management
            Deployment user-svc | {'op':'remove','path':'CONTAINER/startupProbe'}                             | has no startupProbe
            StatefulSet nats    | {'op':'remove','path':'CONTAINER/readinessProbe'}                           | has no readinessProbe
            Deployment user-svc | {'op':'replace','path':'CONTAINER/startupProbe/failureThreshold','value':30} | gives up its database
            Deployment user-svc | {'op':'remove','path':'CONTAINER/lifecycle'}                                | stops while requests still come
            Deployment user-svc | {'op':'replace','path':'POD/terminationGracePeriodSeconds','value':15}      | is killed while it drains
            # resources
            Deployment user-svc | {'op':'remove','path':'CONTAINER/resources/limits/memory'}                  | no request for memory below a limit
            Deployment user-svc | {'op':'replace','path':'CONTAINER/resources/requests/cpu','value':'3'}      | no request for cpu below a limit
            Deployment user-svc | {'op':'remove','path':'POD/volumes/0/emptyDir/sizeLimit'}                   | volume without a size
            # security
            Deployment user-svc | {'op':'remove','path':'POD/securityContext/runAsNonRoot'}                   | may run as root
            Deployment user-svc | {'op':'remove','path':'POD/securityContext/seccompProfile'}                 | no seccomp profile
            Deployment user-svc | {'op':'remove','path':'POD/automountServiceAccountToken'}                   | has a token
            Deployment user-svc | {'op':'remove','path':'POD/enableServiceLinks'}                             | variables named like our ports
            Deployment user-svc | {'op':'add','path':'POD/hostNetwork','value':true}                          | of its host
            Deployment user-svc | {'op':'add','path':'POD/volumes/-','value':{'name':'a','hostPath':{'path':'/'}}} | volume that is not allowed
            StatefulSet nats    | {'op':'remove','path':'CONTAINER/securityContext/readOnlyRootFilesystem'}   | may write to its root file system
            Deployment user-svc | {'op':'replace','path':'CONTAINER/securityContext/capabilities/drop/0','value':'CHOWN'} | keeps capabilities
            Deployment user-svc | {'op':'add','path':'CONTAINER/securityContext/capabilities/add','value':['CHOWN']} | adds capabilities
            Deployment user-svc | {'op':'replace','path':'CONTAINER/securityContext/allowPrivilegeEscalation','value':true} | may gain privileges
            Deployment user-svc | {'op':'add','path':'CONTAINER/securityContext/privileged','value':true}     | is privileged
            Namespace evenflow  | {'op':'remove','path':'/metadata/labels/pod-security.kubernetes.io~1enforce'} | does not enforce
            # images
            Deployment user-svc | {'op':'replace','path':'CONTAINER/image','value':'evenflow/user-svc:latest'} | runs evenflow/user-svc:latest
            Deployment user-svc | {'op':'replace','path':'CONTAINER/image','value':'registry:5000/user-svc'}  | runs registry:5000/user-svc
            # replicas and disruption
            PodDisruptionBudget user-svc | {'op':'replace','path':'/spec/maxUnavailable','value':0}           | lets no pod go
            PodDisruptionBudget user-svc | {'op':'move','from':'/spec/maxUnavailable','path':'/spec/minAvailable'},{'op':'replace','path':'/spec/minAvailable','value':2} | lets no pod go
            HorizontalPodAutoscaler user-svc | {'op':'replace','path':'/spec/scaleTargetRef/name','value':'user'} | scales what is not there
            HorizontalPodAutoscaler user-svc | {'op':'replace','path':'/spec/minReplicas','value':9}          | minimum above its maximum
            HorizontalPodAutoscaler user-svc | {'op':'replace','path':'/spec/minReplicas','value':1}          | runs once
            Deployment user-svc | {'op':'add','path':'/spec/replicas','value':2}                              | both say how many
            Deployment user-svc | {'op':'remove','path':'POD/topologySpreadConstraints/1'}                    | all its pods on one node
            StatefulSet nats    | {'op':'replace','path':'/spec/replicas','value':1}                          | runs once
            # what is referred to
            Deployment user-svc | {'op':'replace','path':'POD/serviceAccountName','value':'user'}             | runs as user
            Deployment user-svc | {'op':'replace','path':'CONTAINER/envFrom/0/configMapRef/name','value':'user'} | reads the ConfigMap user
            Deployment user-svc | {'op':'replace','path':'CONTAINER/env/0/valueFrom/secretKeyRef/name','value':'user-db'} | reads the secret
            Deployment user-svc | {'op':'replace','path':'CONTAINER/volumeMounts/0/name','value':'temp'}      | mounts temp
            StatefulSet nats    | {'op':'replace','path':'/spec/serviceName','value':'nats'}                  | is found through nats
            Ingress evenflow    | {'op':'replace','path':'/spec/tls/0/secretName','value':'tls'}              | needs the secret tls
            Namespace evenflow  | {'op':'remove','path':'/metadata/annotations'}                              | reads the secret
            # settings and secrets
            Deployment user-svc | {'op':'replace','path':'CONTAINER/env/0/name','value':'ORDER_DB_URL'}       | does not read ORDER_DB_URL
            ConfigMap user-svc  | {'op':'add','path':'/data/EVENFLOW_OUTBOX_BATCHSIZE','value':'1'}           | does not read EVENFLOW_OUTBOX_BATCHSIZE
            ConfigMap user-svc  | {'op':'add','path':'/data/USER_DB_PASSWORD','value':'x'}                    | tells a secret under USER_DB_PASSWORD
            ConfigMap user-svc  | {'op':'add','path':'/data/NATS_URL','value':'nats://a:b@nats:4222'}         | tells a secret under NATS_URL
            ConfigMap nats      | {'op':'replace','path':'/data/nats.conf','value':'sync_interval: always, password: x'} | tells a secret under nats.conf
            Deployment user-svc | {'op':'add','path':'CONTAINER/env/-','value':{'name':'NATS_URL','value':'nats://a:b@nats'}} | tells a secret under NATS_URL
            ConfigMap user-svc  | {'op':'remove','path':'/data/QUARKUS_HTTP_HOST'}                            | is not told QUARKUS_HTTP_HOST
            ConfigMap user-svc  | {'op':'remove','path':'/data/NATS_URL'}                                     | is not told NATS_URL
            # streams
            ConfigMap user-svc  | {'op':'replace','path':'/data/NATS_STREAM_REPLICAS','value':'1'}            | does not ask for 3 copies
            ConfigMap nats      | {'op':'replace','path':'/data/nats.conf','value':'port: 4222'}              | acknowledges before it writes
            # the network and its edge
            NetworkPolicy default-deny | {'op':'replace','path':'/spec/policyTypes','value':['Ingress']}      | denies nothing by default
            NetworkPolicy user-svc | {'op':'remove','path':'/spec/ingress/0/from'}                            | allows any peer or port
            NetworkPolicy user-svc | {'op':'remove','path':'/spec/ingress/0/ports'}                           | allows any peer or port
            Ingress evenflow    | {'op':'replace','path':'/spec/rules/0/http/paths/0/path','value':'/admin'}  | /admin=user-svc
            Ingress evenflow    | {'op':'replace','path':'/spec/rules/0/http/paths/0/backend/service/port/name','value':'management'} | leads to another port
            Ingress evenflow    | {'op':'replace','path':'/spec/rules/0/http/paths/0/pathType','value':'Exact'} | other paths than prefixes
            Ingress evenflow    | {'op':'add','path':'/spec/defaultBackend','value':{'service':{'name':'user-svc','port':{'name':'http'}}}} | has a default
            Ingress evenflow    | {'op':'remove','path':'/spec/tls'}                                          | does not speak TLS
            # names
            Service user-svc    | {'op':'replace','path':'/metadata/namespace','value':'default'}             | is not in evenflow
            Namespace evenflow  | {'op':'replace','path':'/metadata/name','value':'default'}                  | no namespace of its own
            Service user-svc    | {'op':'remove','path':'/metadata/labels/app.kubernetes.io~1part-of'}        | lacks labels
            # alerts
            PrometheusRule evenflow | {'op':'replace','path':'/spec/groups/0/rules/0/expr','value':'evenflow_outbox_age > 1'} | asks for evenflow_outbox_age
            """)
    void production_isRefused_whenOneThingIsBroken(String object, String change, String reason) {
        var broken = Broken.changed(
                PROD, object, change.replace("CONTAINER", CONTAINER).replace("POD", POD));

        assertThat(INSPECTION.violations(broken))
                .anySatisfy(violation -> assertThat(violation).contains(reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Deployment user-svc          | selects no pod
            PodDisruptionBudget user-svc | has not one disruption budget
            NetworkPolicy default-deny   | denies nothing by default
            Ingress evenflow             | has not one Ingress
            Namespace evenflow           | has no namespace of its own
            Deployment notification-svc  | is used by nobody
            """)
    void production_isRefused_whenOneThingIsMissing(String object, String reason) {
        assertThat(INSPECTION.violations(Broken.without(PROD, object)))
                .anySatisfy(violation -> assertThat(violation).contains(reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Secret user-svc-database | {'op':'remove','path':'/stringData/url'} | reads the secret
            StatefulSet postgres     | {'op':'remove','path':'/spec/volumeClaimTemplates'} | mounts data
            """)
    void development_isRefused_whenOneThingIsBroken(String object, String change, String reason) {
        assertThat(INSPECTION.violations(Broken.changed(DEV, object, change)))
                .anySatisfy(violation -> assertThat(violation).contains(reason));
    }

    @Test
    void development_isRefused_whenNobodyReachesAServer() {
        assertThat(INSPECTION.violations(Broken.without(DEV, "NetworkPolicy postgres")))
                .anySatisfy(violation -> assertThat(violation).contains("postgres can be reached by nobody"));
    }

    @Test
    void production_isRefused_whenItBringsASecret() {
        var broken = Broken.with(
                PROD, "{'apiVersion':'v1','kind':'Secret','metadata':{'name':'evenflow-nats','namespace':'evenflow'}}");

        assertThat(INSPECTION.violations(broken))
                .anySatisfy(violation -> assertThat(violation).contains("stands in the repository"));
    }
}
