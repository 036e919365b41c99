package dev.evenflow.user;

import static dev.evenflow.security.policy.Role.ADMIN;
import static dev.evenflow.security.policy.Role.SERVICE;
import static dev.evenflow.security.policy.Role.SUPPORT;

import dev.evenflow.security.policy.Policy;
import dev.evenflow.security.policy.Rule;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Who may call what in user-svc. */
final class UserPolicy {

    @Produces
    @Singleton
    Policy policy() {
        return Policy.of(
                Rule.on("POST /users").toEverybody(),
                Rule.on("GET /users").to(SUPPORT, ADMIN),
                Rule.on("GET /users/{id}").to(SUPPORT, ADMIN).andUserIn("id"),
                Rule.on("PUT /users/{id}").to(ADMIN).andUserIn("id"),
                Rule.on("DELETE /users/{id}").to(ADMIN).andUserIn("id"),
                Rule.on("PUT /users/{id}/password").to(ADMIN).andUserIn("id"),
                Rule.on("GET /users/{id}/validate").to(SUPPORT, ADMIN, SERVICE).andUserIn("id"),
                Rule.on("POST /auth/token").toEverybody(),
                Rule.on("POST /auth/revoke").toEverybody(),
                Rule.on("GET /.well-known/jwks.json").toEverybody(),
                Rule.on("GET /admin/outbox").to(ADMIN),
                Rule.on("GET /admin/republish").to(ADMIN),
                Rule.on("POST /admin/republish").to(ADMIN),
                Rule.on("GET /admin/users/{id}/roles").to(ADMIN),
                Rule.on("PUT /admin/users/{id}/roles").to(ADMIN));
    }
}
