package dev.evenflow.inventory.catalogue;

import dev.evenflow.contracts.EventIds;
import dev.evenflow.web.Correlation;
import dev.evenflow.web.idempotency.IdempotentJson;
import dev.evenflow.web.idempotency.StoredAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

/** The calls that make and change products. */
@Path(ProductCommandResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProductCommandResource {

    static final String PATH = "/products";

    private final ProductCommandHandler handler;
    private final IdempotentJson json;
    private final EventIds ids;

    ProductCommandResource(ProductCommandHandler handler, IdempotentJson json, EventIds ids) {
        this.handler = handler;
        this.json = json;
        this.ids = ids;
    }

    @POST
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ProductView.class)))
    public Uni<RestResponse<String>> create(
            @NotNull @Valid CreateProductRequest request, @Context HttpHeaders headers, @Context UriInfo uri) {
        return handler.create(request, json.request(headers, uri, request), Correlation.of(headers, ids::next))
                .map(StoredAnswer::response);
    }

    @PUT
    @Path("{id}")
    public Uni<ProductView> update(
            @PathParam("id") UUID id, @NotNull @Valid UpdateProductRequest request, @Context HttpHeaders headers) {
        return handler.update(id, request, Correlation.of(headers, ids::next)).map(ProductView::of);
    }

    @PUT
    @Path("{id}/stock")
    public Uni<ProductView> restock(
            @PathParam("id") UUID id, @NotNull @Valid StockRequest request, @Context HttpHeaders headers) {
        return handler.restock(id, request.stock(), Correlation.of(headers, ids::next))
                .map(ProductView::of);
    }
}
