package dev.evenflow.payment.query;

import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * An account in the read model, which follows its events a few milliseconds behind.
 *
 * @param deposited sum of everything ever paid in
 * @param withdrawn sum of everything ever taken out
 * @param transactions number of deposits and withdrawals
 * @param version number of events the read model has seen
 */
public record AccountSummary(
        UUID accountId,
        String owner,
        String currency,
        String status,
        BigDecimal balance,
        BigDecimal deposited,
        BigDecimal withdrawn,
        long transactions,
        long version,
        Instant openedAt,
        Instant updatedAt) {

    static final String COLUMNS =
            "account_id, owner, currency, status, balance, deposited, withdrawn, transactions, version,"
                    + " opened_at, updated_at";

    static AccountSummary of(Row row) {
        return new AccountSummary(
                row.getUUID("account_id"),
                row.getString("owner"),
                row.getString("currency"),
                row.getString("status"),
                row.getBigDecimal("balance"),
                row.getBigDecimal("deposited"),
                row.getBigDecimal("withdrawn"),
                row.getLong("transactions"),
                row.getLong("version"),
                row.getOffsetDateTime("opened_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
