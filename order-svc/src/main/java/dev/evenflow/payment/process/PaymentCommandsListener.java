package dev.evenflow.payment.process;

import dev.evenflow.contracts.command.PaymentCommand;
import dev.evenflow.contracts.command.ProcessPayment;
import dev.evenflow.contracts.command.RefundPayment;
import dev.evenflow.messaging.consume.EventBatch;
import dev.evenflow.participant.Asked;
import dev.evenflow.participant.Commands;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Does what sagas ask of payment, commands and their replies in one transaction. */
@ApplicationScoped
public class PaymentCommandsListener {

    private final Commands commands;
    private final ProcessPaymentHandler process;
    private final RefundPaymentHandler refund;

    PaymentCommandsListener(Commands commands, ProcessPaymentHandler process, RefundPaymentHandler refund) {
        this.commands = commands;
        this.process = process;
        this.refund = refund;
    }

    @Incoming("payment-commands")
    public Uni<Void> handle(EventBatch batch) {
        return commands.together(batch, PaymentCommand.class, this::handle);
    }

    private Uni<Void> handle(List<Asked<PaymentCommand>> asked) {
        return process.handle(Asked.only(asked, ProcessPayment.class))
                .chain(() -> refund.handle(Asked.only(asked, RefundPayment.class)));
    }
}
