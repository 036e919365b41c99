package dev.evenflow.user.signin.password;

import io.vertx.mutiny.sqlclient.Row;
import java.util.List;

/**
 * What a user signs in with.
 *
 * @param roles beside the one everybody has
 */
public record Credential(long userId, String passwordHash, List<String> roles) {

    static Credential of(Row row) {
        return new Credential(
                row.getLong("user_id"), row.getString("password_hash"), List.of(row.getArrayOfStrings("roles")));
    }

    /** Never the hash. */
    @Override
    public String toString() {
        return "Credential[" + userId + "]";
    }
}
