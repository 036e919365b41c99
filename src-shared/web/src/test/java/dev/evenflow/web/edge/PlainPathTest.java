package dev.evenflow.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/users",
                "/users/1",
                "/users/-1",
                "/users/1.5",
                "/users/.hidden",
                "/users/a..b",
                "/.well-known/jwks.json",
                "/users/%C3%A4",
                "/users/a%20b",
                "/admin/dead-letters/1/redrive",
                "/orders/0197ffff-ffff-7fff-bfff-ffffffffffff/"
            })
    void path_isPlain(String path) {
        assertThat(PlainPath.isPlain(path)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "/users/..",
                "/users/../admin",
                "/./users",
                "//users",
                "/users//1",
                "/users;a=b",
                "/users\\1",
                "/users/%2e%2E/admin",
                "/admin%2Foutbox",
                "/admin%5coutbox",
                "/users%3b",
                "/users/%00",
                "/users/%0d%0a",
                "/users/%7f",
                "/%2561dmin",
                "/users/%zz",
                "/users/%4",
                "/users/%",
                "/users/a b",
                "/users/\u0000"
            })
    void path_isNotPlain(String path) {
        assertThat(PlainPath.isPlain(path)).isFalse();
    }
}
