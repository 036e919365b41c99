package dev.evenflow.security.policy;

import static dev.evenflow.security.policy.Role.ADMIN;
import static dev.evenflow.security.policy.Role.SERVICE;
import static dev.evenflow.security.policy.Role.SUPPORT;
import static dev.evenflow.security.policy.Role.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

    private static final Verdict ALL = new Verdict.Allowed(new Reach.Everything());
    private static final Verdict OWN = new Verdict.Allowed(new Reach.Own(7));

    private final Policy policy = Policy.of(
            Rule.on("POST /users").toEverybody(),
            Rule.on("GET /users").to(SUPPORT, ADMIN),
            Rule.on("GET /users/{id}").to(SUPPORT, ADMIN).andUserIn("id"),
            Rule.on("GET /orders/{id}").to(SUPPORT, ADMIN).andOwner());

    @Test
    void nobody_isAllowed_whereItIsOpen() {
        var nobody = new Caller.Nobody(Caller.Why.INVALID_TOKEN);

        assertThat(decide("POST /users", nobody)).isEqualTo(ALL);
        assertThat(decide("GET /users", nobody)).isEqualTo(new Verdict.Unknown(Caller.Why.INVALID_TOKEN));
    }

    @Test
    void suspect_isAllowed_whereItIsOpen() {
        var suspect = new Caller.Suspect(Duration.ofSeconds(3));

        assertThat(decide("POST /users", suspect)).isEqualTo(ALL);
        assertThat(decide("GET /users", suspect)).isEqualTo(new Verdict.TooSoon(Duration.ofSeconds(3)));
    }

    @Test
    void anyone_isAllowedEverything_evenWhatHasNoRule() {
        assertThat(decide("DELETE /everything", new Caller.Anyone())).isEqualTo(ALL);
    }

    @Test
    void routeWithoutRule_isForbidden_toEverybodyElse() {
        assertThat(decide("DELETE /everything", known(ADMIN))).isEqualTo(new Verdict.Forbidden());
    }

    @Test
    void role_decides_whoseDataItIs() {
        assertThat(decide("GET /users", known(USER))).isEqualTo(new Verdict.Forbidden());
        assertThat(decide("GET /users", known(USER, SUPPORT))).isEqualTo(ALL);
        assertThat(decide("GET /orders/{id}", known(USER))).isEqualTo(OWN);
        assertThat(decide("GET /orders/{id}", known(SERVICE))).isEqualTo(new Verdict.Forbidden());
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "007", "+7"})
    void ownId_isAllowed_asTheResourceReadsIt(String id) {
        assertThat(policy.decide(Route.of("GET /users/{id}"), known(USER), Map.of("id", id)::get))
                .isEqualTo(OWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "-7", "7 ", "seven", "77777777777777777777"})
    void otherId_isHidden(String id) {
        assertThat(policy.decide(Route.of("GET /users/{id}"), known(USER), Map.of("id", id)::get))
                .isEqualTo(new Verdict.Hidden());
    }

    @Test
    void reach_narrowsLists_toTheCallersOwn() {
        assertThat(new Reach.Own(7).listed(Optional.empty())).contains(7L);
        assertThat(new Reach.Own(7).listed(Optional.of(7L))).contains(7L);
        assertThat(new Reach.Everything().listed(Optional.empty())).isEmpty();
        assertThatThrownBy(() -> new Reach.Own(7).listed(Optional.of(8L))).hasMessageContaining("no user 8");
    }

    @Test
    void twoRules_onOneRoute_areAMistake() {
        assertThatThrownBy(() -> Policy.of(Rule.on("GET /a"), Rule.on("GET /a")))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/{id}|", "users|/{id}", "/users/|{id}/", "|/users/{id}"})
    void templates_areJoined_withWhateverSlashes(String templates) {
        var parts = templates.split("\\|", -1);

        assertThat(Route.of("GET", parts[0], parts[1])).isEqualTo(Route.of("GET /users/{id}"));
    }

    private Verdict decide(String route, Caller caller) {
        return policy.decide(Route.of(route), caller, name -> null);
    }

    private static Caller.Known known(Role... roles) {
        var userId = Set.of(roles).contains(USER) ? Optional.of(7L) : Optional.<Long>empty();
        return new Caller.Known("7", Set.of(roles), userId, Instant.MAX);
    }
}
