package dev.evenflow.web.paging;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The {@code Link} header of a page: first, prev, next, last; relative to the request, whose other query parameters stay.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8288">RFC 8288</a>
 */
final class PageLinks {

    private static final List<String> OURS = List.of("page", "page_size");

    private PageLinks() {}

    static String of(URI request, Page page, long total) {
        var last = Math.max(1, Math.ceilDiv(total, page.size()));
        var targets = new ArrayList<Map.Entry<String, Long>>();
        targets.add(Map.entry("first", 1L));
        if (page.number() > 1) {
            targets.add(Map.entry("prev", Math.min(page.number() - 1L, last)));
        }
        if (page.number() < last) {
            targets.add(Map.entry("next", page.number() + 1L));
        }
        targets.add(Map.entry("last", last));
        return targets.stream()
                .map(target -> link(request, target.getValue(), page.size(), target.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String link(URI request, long number, int size, String relation) {
        var query = Stream.concat(others(request), Stream.of("page=" + number, "page_size=" + size))
                .collect(Collectors.joining("&"));
        return "<" + request.getRawPath() + "?" + query + ">; rel=\"" + relation + "\"";
    }

    private static Stream<String> others(URI request) {
        return request.getRawQuery() == null
                ? Stream.empty()
                : Stream.of(request.getRawQuery().split("&", -1))
                        .filter(parameter -> !parameter.isEmpty() && !OURS.contains(name(parameter)));
    }

    private static String name(String parameter) {
        var equals = parameter.indexOf('=');
        return equals < 0 ? parameter : parameter.substring(0, equals);
    }
}
