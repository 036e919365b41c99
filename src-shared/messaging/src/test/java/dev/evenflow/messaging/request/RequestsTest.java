package dev.evenflow.messaging.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.evenflow.contracts.consistency.RepublishAnswer;
import dev.evenflow.contracts.consistency.RepublishQuery;
import dev.evenflow.messaging.deadletter.BrokerUnavailableException;
import dev.evenflow.testkit.quarkus.NatsResource;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(NatsResource.class)
class RequestsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AtomicInteger LAST_SUBJECT = new AtomicInteger();

    private final Requests requests;
    private final Responders responders;
    private final String subject = "test.requests." + LAST_SUBJECT.incrementAndGet();
    private Connection nats;

    RequestsTest(Requests requests, Responders responders) {
        this.requests = requests;
        this.responders = responders;
    }

    @BeforeEach
    void connect() throws Exception {
        nats = Nats.connect(NatsResource.server().url());
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThatThrownBy(this::ask).isInstanceOf(NoResponderException.class));
    }

    @AfterEach
    void disconnect() throws Exception {
        nats.close();
    }

    @Test
    void aQuestion_isAnswered() {
        answer(question ->
                Uni.createFrom().item(new RepublishAnswer(question.ids().size())));

        assertThat(ask(1, 2, 3)).isEqualTo(3);
    }

    @Test
    void aQuestionToNobody_failsAtOnce() {
        assertThatThrownBy(this::ask).isInstanceOf(NoResponderException.class).hasMessageContaining(subject);
    }

    @Test
    void aQuestionThatIsNotAnswered_failsInTime() {
        answer(question -> Uni.createFrom().nothing());

        assertThatThrownBy(this::ask)
                .isInstanceOf(RequestTimeoutException.class)
                .hasMessageContaining("PT3S");
    }

    @Test
    void aRefusal_isWhatTheAskerHears() {
        answer(question -> Uni.createFrom().failure(new RequestRefusedException(409, "not\nnow")));

        assertRefused(409, "not now");
    }

    @Test
    void aFailure_staysInTheLogOfWhoFailed() {
        answer(question -> Uni.createFrom().failure(new IllegalStateException("secret")));

        assertRefused(500, "it failed");
    }

    @Test
    void aStoreThatIsAway_isToldFrom_whatFails() {
        answer(question -> Uni.createFrom().failure(new ConnectException("secret")));

        assertRefused(503, "a store does not answer");
    }

    @Test
    void workThatThrows_isAnsweredLikeOneThatFails_andTheNextQuestionIsHeard() {
        var calls = new AtomicInteger();
        answer(question -> {
            if (calls.incrementAndGet() <= 3) {
                throw new IllegalStateException("thrown");
            }
            return Uni.createFrom().item(new RepublishAnswer(7));
        });

        IntStream.range(0, 3).forEach(call -> assertRefused(500, "it failed"));
        assertThat(ask()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not JSON", "{}", "{\"ids\":[1,\"2\"]}", "[]", "null"})
    void aMalformedQuestion_isRefused_andNothingIsDone(String question) throws Exception {
        var calls = new AtomicInteger();
        answer(asked -> Uni.createFrom().item(new RepublishAnswer(calls.incrementAndGet())));

        var reply = nats.request(subject, question.getBytes(UTF_8), PATIENCE);

        assertThat(reply.getHeaders().getFirst("Nats-Service-Error-Code")).isEqualTo("400");
        assertThat(reply.getHeaders().getFirst("Nats-Service-Error")).isEqualTo("malformed question");
        assertThat(reply.getData()).isEmpty();
        assertThat(calls).hasValue(0);
    }

    @Test
    void aQuestionTooLarge_isRefused() {
        answer(question -> Uni.createFrom().item(new RepublishAnswer(1)));
        var ids = IntStream.rangeClosed(0, RepublishQuery.MAX_IDS)
                .mapToObj(id -> "" + id)
                .toList();

        assertThatThrownBy(() -> requests.ask(subject, Map.of("ids", ids), RepublishAnswer.class)
                        .await()
                        .atMost(PATIENCE))
                .isInstanceOfSatisfying(
                        RequestRefusedException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(RequestRefusedException.MALFORMED));
    }

    @Test
    void anAnswerTooLarge_isRefused() {
        answer(question -> Uni.createFrom().item(Map.of("text", "x".repeat(2_000_000))));

        assertRefused(413, "2000011 bytes: ask for less");
    }

    @Test
    void anAnswerThatIsNotWhatWasExpected_isAnOutage() {
        answer(question -> Uni.createFrom().item(List.of("something", "else")));

        assertThatThrownBy(this::ask).isInstanceOf(BrokerUnavailableException.class);
    }

    @Test
    void questions_areAnsweredAtTheSameTime_butNoMoreThanMayBe() {
        Queue<UniEmitter<? super RepublishAnswer>> open = new ConcurrentLinkedQueue<>();
        answer(question -> Uni.createFrom().<RepublishAnswer>emitter(open::add));

        var asked = IntStream.range(0, 3)
                .mapToObj(call -> question().subscribeAsCompletionStage())
                .toList();
        await().atMost(PATIENCE).until(() -> open.size() == 2);
        await().atMost(PATIENCE).during(Duration.ofMillis(200)).until(() -> open.size() == 2);
        open.remove().complete(new RepublishAnswer(1));
        await().atMost(PATIENCE).until(() -> open.size() == 2);
        open.forEach(emitter -> emitter.complete(new RepublishAnswer(1)));

        await().atMost(PATIENCE)
                .until(() -> asked.stream().allMatch(answer -> answer.isDone() && !answer.isCompletedExceptionally()));
    }

    @Test
    void anEventWithoutReply_isHeard() throws Exception {
        var calls = new AtomicInteger();
        answer(question -> Uni.createFrom().item(new RepublishAnswer(calls.incrementAndGet())));

        nats.publish(subject, "{\"ids\":[]}".getBytes(UTF_8));

        await().atMost(PATIENCE).until(() -> calls.get() == 1);
    }

    @Test
    void whileTheServerIsAway_askingFails_andAfterwardsAnswersGoOn() {
        answer(question -> Uni.createFrom().item(new RepublishAnswer(1)));
        NatsResource.server().kill();
        try {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThatThrownBy(this::ask).isInstanceOf(BrokerUnavailableException.class));
        } finally {
            NatsResource.server().restart();
        }

        await().atMost(PATIENCE).ignoreExceptions().until(() -> ask() == 1);
    }

    private void answer(Function<RepublishQuery, Uni<?>> work) {
        responders.answer(subject, RepublishQuery.class, work);
        await().atMost(PATIENCE)
                .ignoreExceptionsMatching(NoResponderException.class::isInstance)
                .until(this::isHeard);
    }

    /** The subscription is made without waiting for the server. */
    private boolean isHeard() throws IOException, InterruptedException {
        return nats.request(subject, new byte[0], PATIENCE) != null;
    }

    private int ask(long... ids) {
        return question(ids).await().atMost(PATIENCE).published();
    }

    private Uni<RepublishAnswer> question(long... ids) {
        return requests.ask(
                subject, new RepublishQuery(Arrays.stream(ids).boxed().toList()), RepublishAnswer.class);
    }

    private void assertRefused(int code, String reason) {
        assertThatThrownBy(this::ask)
                .isInstanceOfSatisfying(
                        RequestRefusedException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code))
                .hasMessage(reason);
    }
}
