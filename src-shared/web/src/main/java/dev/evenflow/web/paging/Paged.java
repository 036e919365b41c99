package dev.evenflow.web.paging;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * One page of a list and how many items there are in all.
 *
 * @param total of all pages
 */
public record Paged<T>(Page page, List<T> items, long total) {

    public static final String TOTAL_COUNT = "X-Total-Count";

    public Paged {
        items = List.copyOf(items);
    }

    public <R> Paged<R> map(Function<? super T, ? extends R> shape) {
        return new Paged<>(page, items.stream().<R>map(shape).toList(), total);
    }

    /** 200: the body is the plain array, {@code X-Total-Count} and {@code Link} tell the rest. */
    public RestResponse<List<T>> response(UriInfo request) {
        return RestResponse.ResponseBuilder.ok(items)
                .header(TOTAL_COUNT, total)
                .header(HttpHeaders.LINK, PageLinks.of(request.getRequestUri(), page, total))
                .build();
    }
}
