package dev.evenflow.messaging.health;

import dev.evenflow.messaging.connection.BrokerConnection;
import dev.evenflow.messaging.provision.Provisioner;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Reports the broker without depending on it: a service answers reads and writes while NATS is away. */
@Readiness
@ApplicationScoped
class BrokerHealthCheck implements HealthCheck {

    private final BrokerConnection broker;
    private final Provisioner provisioner;

    BrokerHealthCheck(BrokerConnection broker, Provisioner provisioner) {
        this.broker = broker;
        this.provisioner = provisioner;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("NATS").up().withData("connected", broker.isConnected());
        provisioner.problem().ifPresent(problem -> response.withData("refused", problem));
        return response.build();
    }
}
