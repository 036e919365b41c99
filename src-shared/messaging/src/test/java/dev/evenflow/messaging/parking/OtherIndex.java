package dev.evenflow.messaging.parking;

import dev.evenflow.messaging.MessagingConfig;
import dev.evenflow.messaging.connection.BrokerConnection;
import dev.evenflow.messaging.deadletter.DeadLetters;
import dev.evenflow.messaging.provision.Provisioner;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/** The index of a second instance of the service, which hears of the first one's letters through the broker only. */
public final class OtherIndex {

    private OtherIndex() {}

    public static LetterIndex start(
            BrokerConnection broker,
            DeadLetters letters,
            Provisioner provisioner,
            Vertx vertx,
            MessagingConfig config) {
        var index = new LetterIndex(letters, provisioner, vertx, config);
        new LetterNews(broker, index, "messaging-test").listen(new StartupEvent());
        return index;
    }
}
