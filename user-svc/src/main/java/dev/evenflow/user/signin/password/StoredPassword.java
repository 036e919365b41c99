package dev.evenflow.user.signin.password;

import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;

/**
 * What is kept of a user's password.
 *
 * @param account as attempts to sign in name it: the e-mail in lower case
 * @param hash empty where the user never had a password
 */
record StoredPassword(String account, Optional<String> hash) {

    static StoredPassword of(Row row) {
        return new StoredPassword(row.getString("email_key"), Optional.ofNullable(row.getString("password_hash")));
    }

    /** Neither the e-mail nor the hash. */
    @Override
    public String toString() {
        return "StoredPassword[]";
    }
}
