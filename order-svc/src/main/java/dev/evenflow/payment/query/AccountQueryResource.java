package dev.evenflow.payment.query;

import static dev.evenflow.payment.AccountType.ACCOUNT;

import dev.evenflow.eventstore.Aggregate;
import dev.evenflow.eventstore.AggregateQueries;
import dev.evenflow.eventstore.AsOf;
import dev.evenflow.payment.AccountProblems;
import dev.evenflow.payment.AccountView;
import dev.evenflow.payment.domain.Account;
import dev.evenflow.payment.domain.AccountRejection;
import dev.evenflow.security.enforce.Access;
import dev.evenflow.web.conditional.VersionTag;
import dev.evenflow.web.paging.Paging;
import dev.evenflow.web.validation.PlainText;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The calls that read accounts. */
@Path("/accounts")
@Produces(MediaType.APPLICATION_JSON)
public class AccountQueryResource {

    private final AggregateQueries accounts;
    private final AccountSummaries summaries;
    private final Access access;

    AccountQueryResource(AggregateQueries accounts, AccountSummaries summaries, Access access) {
        this.accounts = accounts;
        this.summaries = summaries;
        this.access = access;
    }

    /** The accounts of an owner, or of all whom the caller may see, with their totals: from the read model. */
    @GET
    public Uni<RestResponse<List<AccountSummary>>> list(
            @QueryParam("owner") @PlainText @Nullable String owner, @BeanParam Paging paging, @Context UriInfo uri) {
        var listed = access.reach().listedOwner(Optional.ofNullable(owner));
        return summaries.list(listed, paging.requested()).map(found -> found.response(uri));
    }

    /** The account as it is now or, with {@code as_of}, as it was at a time or after a version. */
    @GET
    @Path("{id}")
    @Parameter(
            name = AsOf.PARAMETER,
            in = ParameterIn.QUERY,
            description = "A version or a time like 2025-05-25T10:00:00Z",
            schema = @Schema(type = SchemaType.STRING))
    public Uni<RestResponse<AccountView>> get(@PathParam("id") UUID id, @Context UriInfo uri) {
        var reach = access.reach();
        return accounts.find(ACCOUNT, id, AsOf.of(uri))
                .map(found -> found.filter(
                                account -> reach.covers(account.state().owner()))
                        .orElseThrow(AccountQueryResource::unknown))
                .map(AccountQueryResource::answer);
    }

    /** The audit trail, from the first event on. */
    @GET
    @Path("{id}/events")
    public Uni<RestResponse<List<AccountEventView>>> events(
            @PathParam("id") UUID id, @BeanParam Paging paging, @Context UriInfo uri) {
        var reach = access.reach();
        return accounts.events(ACCOUNT, id, paging.requested(), account -> reach.covers(account.owner()))
                .map(found -> found.orElseThrow(AccountQueryResource::unknown))
                .map(events -> events.map(AccountEventView::of).response(uri));
    }

    private static HttpProblem unknown() {
        return AccountProblems.of(AccountRejection.UNKNOWN);
    }

    private static RestResponse<AccountView> answer(Aggregate<Account> account) {
        return RestResponse.ResponseBuilder.ok(AccountView.of(account))
                .header(HttpHeaders.ETAG, new VersionTag(account.version()).header())
                .build();
    }
}
