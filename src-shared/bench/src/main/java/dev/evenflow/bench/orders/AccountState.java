package dev.evenflow.bench.orders;

import dev.evenflow.testkit.history.Versioned;
import java.math.BigDecimal;

/** An account as its events or the read model know it. */
record AccountState(
        long version,
        String owner,
        String currency,
        boolean closed,
        BigDecimal deposited,
        BigDecimal withdrawn,
        BigDecimal balance,
        long transactions)
        implements Versioned {}
