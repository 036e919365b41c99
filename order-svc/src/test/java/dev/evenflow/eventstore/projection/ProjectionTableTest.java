package dev.evenflow.eventstore.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectionTableTest {

    @Test
    void shadow_standsBesideTheLiveTable() {
        var table = new ProjectionTable("orders", "order_view");

        assertThat(table.live()).isEqualTo("orders.order_view");
        assertThat(Copy.LIVE.of(table)).isEqualTo(table.live());
        assertThat(Copy.SHADOW.of(table)).isEqualTo("orders.order_view__shadow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a;b", "a.b", "\"a\"", "A", "1a"})
    void name_thatIsNotPlain_isRefused(String name) {
        assertThatThrownBy(() -> new ProjectionTable("orders", name)).isInstanceOf(IllegalArgumentException.class);
    }
}
