package dev.evenflow.security.limit;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, as far as one household or machine may have it. */
public final class ClientAddress {

    private static final int IPV6 = 16;
    private static final int NETWORK = 8;

    private ClientAddress() {}

    /** The address; of IPv6 its first 64 bits, since the others cost an attacker nothing. */
    public static String of(String host) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(host);
        return bytes == null || bytes.length != IPV6 ? host : HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK));
    }
}
