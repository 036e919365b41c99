package dev.evenflow.access;

import static dev.evenflow.security.policy.Role.ADMIN;
import static dev.evenflow.security.policy.Role.SERVICE;
import static dev.evenflow.security.policy.Role.SUPPORT;
import static dev.evenflow.security.policy.Role.USER;

import dev.evenflow.security.policy.Policy;
import dev.evenflow.security.policy.Rule;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Who may call what in order-svc. Orders, sagas and the accounts that users own are theirs; stock is the shop's. */
final class OrderServicePolicy {

    @Produces
    @Singleton
    Policy policy() {
        return Policy.of(
                Rule.on("GET /products").to(USER, SUPPORT, ADMIN, SERVICE),
                Rule.on("GET /products/{id}").to(USER, SUPPORT, ADMIN, SERVICE),
                Rule.on("POST /products").to(ADMIN),
                Rule.on("PUT /products/{id}").to(ADMIN),
                Rule.on("PUT /products/{id}/stock").to(ADMIN),
                Rule.on("POST /products/reserve").to(ADMIN, SERVICE),
                Rule.on("DELETE /products/reservations/{id}").to(ADMIN, SERVICE),
                Rule.on("GET /accounts").to(SUPPORT, ADMIN).andOwner(),
                Rule.on("GET /accounts/{id}").to(SUPPORT, ADMIN).andOwner(),
                Rule.on("GET /accounts/{id}/events").to(SUPPORT, ADMIN).andOwner(),
                Rule.on("POST /accounts").to(ADMIN).andOwner(),
                Rule.on("POST /accounts/{id}/deposit").to(ADMIN).andOwner(),
                Rule.on("POST /accounts/{id}/withdraw").to(ADMIN).andOwner(),
                Rule.on("POST /accounts/{id}/close").to(ADMIN).andOwner(),
                Rule.on("POST /orders").to(ADMIN).andOwner(),
                Rule.on("GET /orders/{id}").to(SUPPORT, ADMIN).andOwner(),
                Rule.on("GET /orders/{id}/events").to(SUPPORT, ADMIN).andOwner(),
                Rule.on("POST /orders/{id}/cancel").to(ADMIN).andOwner(),
                Rule.on("POST /orders/{id}/approve").to(ADMIN),
                Rule.on("POST /orders/{id}/reject").to(ADMIN),
                Rule.on("POST /orders/{id}/ship").to(ADMIN),
                Rule.on("POST /orders/{id}/deliver").to(ADMIN),
                Rule.on("POST /commands/orders").to(ADMIN).andOwner(),
                Rule.on("POST /commands/orders/{id}/confirm").to(ADMIN),
                Rule.on("POST /commands/orders/{id}/cancel").to(ADMIN).andOwner(),
                Rule.on("GET /queries/orders").to(SUPPORT, ADMIN).andOwner(),
                Rule.on("GET /queries/orders/{id}").to(SUPPORT, ADMIN).andOwner(),
                Rule.on("GET /sagas/{id}").to(SUPPORT, ADMIN).andOwner(),
                Rule.on("GET /admin/consistency").to(ADMIN),
                Rule.on("POST /admin/consistency").to(ADMIN),
                Rule.on("GET /admin/outbox").to(ADMIN),
                Rule.on("GET /admin/projections").to(ADMIN),
                Rule.on("POST /admin/rebuild-projections").to(ADMIN),
                Rule.on("GET /admin/sagas").to(ADMIN),
                Rule.on("POST /admin/sagas/{id}/retry").to(ADMIN),
                Rule.on("POST /admin/sagas/{id}/abort").to(ADMIN),
                Rule.on("GET /admin/dead-letters").to(ADMIN),
                Rule.on("POST /admin/dead-letters/{id}/redrive").to(ADMIN),
                Rule.on("POST /admin/dead-letters/redrive").to(ADMIN),
                Rule.on("DELETE /admin/dead-letters/{id}").to(ADMIN));
    }
}
