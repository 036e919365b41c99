package dev.evenflow.web.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.evenflow.web.problem.FieldViolation;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

    @Test
    void requested_defaults_whenNothingIsSent() {
        assertThat(paging(null, null).requested()).isEqualTo(new Page(1, 20));
    }

    @Test
    void requested_limitsAreAccepted() {
        assertThat(paging("10000000", "100").requested().offset()).isEqualTo(999_999_900);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "99999999999", "abc", "", "1.5", " 1"})
    void requested_refuses_pageSize(String pageSize) {
        assertThat(violations(paging(null, pageSize)))
                .containsExactly(new FieldViolation("page_size", "must be a whole number from 1 to 100"));
    }

    @Test
    void requested_namesEveryBadField() {
        assertThat(violations(paging("0", "x")))
                .extracting(FieldViolation::field)
                .containsExactly("page", "page_size");
    }

    @Test
    void links_ofAMiddlePage_keepOtherParameters() {
        assertThat(PageLinks.of(URI.create("http://h/q?status=a%20b&page=2&page_size=10"), new Page(2, 10), 35))
                .isEqualTo("</q?status=a%20b&page=1&page_size=10>; rel=\"first\", "
                        + "</q?status=a%20b&page=1&page_size=10>; rel=\"prev\", "
                        + "</q?status=a%20b&page=3&page_size=10>; rel=\"next\", "
                        + "</q?status=a%20b&page=4&page_size=10>; rel=\"last\"");
    }

    @Test
    void links_ofAnEmptyList_areItsOnlyPage() {
        assertThat(PageLinks.of(URI.create("/q"), new Page(1, 20), 0))
                .isEqualTo("</q?page=1&page_size=20>; rel=\"first\", </q?page=1&page_size=20>; rel=\"last\"");
    }

    @Test
    void links_beyondTheEnd_leadBackToTheLastPage() {
        assertThat(PageLinks.of(URI.create("/q"), new Page(9, 20), 21))
                .contains("page=2&page_size=20>; rel=\"prev\"")
                .doesNotContain("next");
    }

    @SuppressWarnings("unchecked")
    private static List<FieldViolation> violations(Paging paging) {
        var problem = catchThrowableOfType(HttpProblem.class, paging::requested);
        return (List<FieldViolation>)
                Objects.requireNonNull(problem.getParameters().get("violations"));
    }

    private static Paging paging(@Nullable String page, @Nullable String pageSize) {
        var paging = new Paging();
        paging.page = page;
        paging.pageSize = pageSize;
        return paging;
    }
}
