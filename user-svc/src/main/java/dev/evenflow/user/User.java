package dev.evenflow.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code users}. Every write adds one to the version, under the row's lock, so that versions have no gaps. Not
 * JPA's {@code @Version}: that one leaves the version alone when a write happens to change nothing.
 */
@Entity
@Table(name = "users")
public class User {

    private static final long FIRST_VERSION = 1;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long version;

    private @Nullable String name;

    private @Nullable String email;

    @Column(name = "email_key")
    private @Nullable String emailKey;

    private boolean active;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    /** For Hibernate, which fills the fields. */
    protected User() {
        this.createdAt = Instant.EPOCH;
        this.updatedAt = Instant.EPOCH;
    }

    User(String name, String email, Instant now) {
        this.version = FIRST_VERSION;
        this.active = true;
        this.createdAt = now;
        this.updatedAt = now;
        call(name, email);
    }

    void change(String newName, String newEmail, Instant now) {
        call(newName, newEmail);
        written(now);
    }

    /** Leaves a tombstone; the e-mail is free again. */
    void delete(Instant now) {
        name = null;
        email = null;
        emailKey = null;
        active = false;
        deletedAt = now;
        written(now);
    }

    private void call(String newName, String newEmail) {
        name = newName;
        email = newEmail;
        emailKey = newEmail.toLowerCase(Locale.ROOT);
    }

    private void written(Instant now) {
        version++;
        updatedAt = now;
    }

    /** Only after it was persisted. */
    public long id() {
        return Objects.requireNonNull(id, "not persisted");
    }

    public long version() {
        return version;
    }

    /** Only of a living user, like the e-mail. */
    public String name() {
        return Objects.requireNonNull(name, "deleted");
    }

    public String email() {
        return Objects.requireNonNull(email, "deleted");
    }

    public boolean isActive() {
        return active;
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
