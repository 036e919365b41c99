package dev.evenflow.inventory.catalogue;

import dev.evenflow.inventory.InventoryProblems;
import dev.evenflow.inventory.store.ProductTable;
import dev.evenflow.web.paging.Paging;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** The calls that read products. */
@Path(ProductCommandResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public class ProductQueryResource {

    private final ProductTable products;
    private final Pool pool;

    ProductQueryResource(ProductTable products, Pool pool) {
        this.products = products;
        this.pool = pool;
    }

    @GET
    public Uni<RestResponse<List<ProductView>>> list(@BeanParam Paging paging, @Context UriInfo uri) {
        return products.list(paging.requested(), pool)
                .map(found -> found.map(ProductView::of).response(uri));
    }

    @GET
    @Path("{id}")
    public Uni<ProductView> get(@PathParam("id") UUID id) {
        return products.find(id, pool)
                .map(found -> found.map(ProductView::of).orElseThrow(InventoryProblems::unknownProduct));
    }
}
