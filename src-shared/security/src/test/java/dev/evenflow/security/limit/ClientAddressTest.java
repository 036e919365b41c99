package dev.evenflow.security.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientAddressTest {

    @Test
    void address_ofIpv6_isItsNetwork() {
        assertThat(ClientAddress.of("2001:db8::1")).isEqualTo(ClientAddress.of("2001:db8::ffff:1"));
        assertThat(ClientAddress.of("2001:db8:0:1::1")).isNotEqualTo(ClientAddress.of("2001:db8::1"));
        assertThat(ClientAddress.of("192.0.2.1")).isEqualTo("192.0.2.1");
    }
}
