package dev.evenflow.messaging.consume;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class StoreOutagesTest {

    private final StoreOutages outages =
            new StoreOutages(List.of(failure -> failure instanceof UnsupportedOperationException));

    @Test
    void areBehind_aConnectionThatIsRefused_whateverItIsWrappedIn() {
        assertThat(outages.areBehind(new ConnectException("refused"))).isTrue();
        assertThat(outages.areBehind(new CompletionException(new ConnectException("refused"))))
                .isTrue();
    }

    @Test
    void areBehind_whatAStoreKnows() {
        assertThat(outages.areBehind(new IllegalStateException(new UnsupportedOperationException())))
                .isTrue();
    }

    @Test
    void areNotBehind_jsonThatCannotBeRead() {
        assertThat(outages.areBehind(new IllegalStateException(new JsonParseException("not JSON"))))
                .isFalse();
    }

    @Test
    void areNotBehind_whatNobodyKnows() {
        assertThat(outages.areBehind(new IllegalStateException("of the event"))).isFalse();
    }
}
