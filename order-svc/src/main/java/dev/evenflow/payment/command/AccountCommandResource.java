package dev.evenflow.payment.command;

import dev.evenflow.contracts.EventIds;
import dev.evenflow.eventstore.Aggregate;
import dev.evenflow.eventstore.Cause;
import dev.evenflow.money.domain.Money;
import dev.evenflow.payment.AccountView;
import dev.evenflow.payment.PaymentConfig;
import dev.evenflow.payment.domain.Account;
import dev.evenflow.payment.domain.AccountCommand;
import dev.evenflow.security.enforce.Access;
import dev.evenflow.web.Correlation;
import dev.evenflow.web.idempotency.IdempotentJson;
import dev.evenflow.web.idempotency.StoredAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

/** The calls that change accounts. */
@Path(AccountCommandResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccountCommandResource {

    static final String PATH = "/accounts";

    private final AccountCommandHandler handler;
    private final IdempotentJson json;
    private final EventIds ids;
    private final Money overdraft;
    private final Access access;

    AccountCommandResource(
            AccountCommandHandler handler, IdempotentJson json, EventIds ids, PaymentConfig config, Access access) {
        this.handler = handler;
        this.json = json;
        this.ids = ids;
        this.overdraft = new Money(config.overdraft());
        this.access = access;
    }

    @POST
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = AccountView.class)))
    public Uni<RestResponse<String>> open(
            @NotNull @Valid OpenAccountRequest request, @Context HttpHeaders headers, @Context UriInfo uri) {
        access.reach().requireActingFor(request.owner());
        return handle(call(ids.next(), request.command(), request, headers, uri), this::opened);
    }

    @POST
    @Path("{id}/deposit")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AccountView.class)))
    public Uni<RestResponse<String>> deposit(
            @PathParam("id") UUID id,
            @NotNull @Valid DepositRequest request,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return handle(call(id, request.command(), request, headers, uri), this::changed);
    }

    @POST
    @Path("{id}/withdraw")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AccountView.class)))
    public Uni<RestResponse<String>> withdraw(
            @PathParam("id") UUID id,
            @NotNull @Valid WithdrawRequest request,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return handle(call(id, request.command(overdraft), request, headers, uri), this::changed);
    }

    @POST
    @Path("{id}/close")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AccountView.class)))
    public Uni<RestResponse<String>> close(
            @PathParam("id") UUID id,
            @NotNull @Valid CloseAccountRequest request,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return handle(call(id, request.command(), request, headers, uri), this::changed);
    }

    private Uni<RestResponse<String>> handle(AccountCall call, Function<Aggregate<Account>, StoredAnswer> answer) {
        return handler.handle(call, answer).map(StoredAnswer::response);
    }

    private AccountCall call(UUID id, AccountCommand command, Record body, HttpHeaders headers, UriInfo uri) {
        var correlation = Correlation.of(headers, ids::next);
        var cause = Cause.request(correlation.id(), correlation.traceparent());
        return new AccountCall(id, command, access.reach(), cause, json.request(headers, uri, body));
    }

    private StoredAnswer opened(Aggregate<Account> account) {
        return json.created(PATH + "/" + account.id(), account.version(), AccountView.of(account));
    }

    private StoredAnswer changed(Aggregate<Account> account) {
        return json.ok(account.version(), AccountView.of(account));
    }
}
