package dev.evenflow.notification.access;

import static dev.evenflow.security.policy.Role.ADMIN;
import static dev.evenflow.security.policy.Role.SUPPORT;

import dev.evenflow.security.policy.Policy;
import dev.evenflow.security.policy.Rule;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Who may call what in notification-svc. The stream shows everybody's changes, so it is not for users. */
final class NotificationPolicy {

    @Produces
    @Singleton
    Policy policy() {
        return Policy.of(
                Rule.on("GET /notifications").to(SUPPORT, ADMIN),
                Rule.on("GET /notifications/user/{id}").to(SUPPORT, ADMIN).andUserIn("id"),
                Rule.on("GET /notifications/user/{id}/messages")
                        .to(SUPPORT, ADMIN)
                        .andUserIn("id"),
                Rule.on("GET /notifications/stream").to(SUPPORT, ADMIN),
                Rule.on("GET /admin/consistency").to(ADMIN),
                Rule.on("POST /admin/consistency").to(ADMIN),
                Rule.on("GET /admin/replay").to(ADMIN),
                Rule.on("POST /admin/replay").to(ADMIN),
                Rule.on("GET /admin/dead-letters").to(ADMIN),
                Rule.on("POST /admin/dead-letters/{id}/redrive").to(ADMIN),
                Rule.on("POST /admin/dead-letters/redrive").to(ADMIN),
                Rule.on("DELETE /admin/dead-letters/{id}").to(ADMIN));
    }
}
