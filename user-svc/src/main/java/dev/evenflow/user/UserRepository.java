package dev.evenflow.user;

import dev.evenflow.web.paging.Page;
import dev.evenflow.web.paging.Paged;
import dev.evenflow.web.problem.ProblemType;
import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

/** Users in PostgreSQL. Tombstones are never returned. Needs an open session. */
@ApplicationScoped
public class UserRepository implements PanacheRepository<User> {

    private static final String LIVING = "deletedAt is null";

    /** Fails with a 404 problem when there is no such user. */
    public Uni<User> get(long id) {
        return findById(id).map(user -> required(id, living(user)));
    }

    /** As {@link #get}, with the row locked as by {@link #findForUpdate}. */
    public Uni<User> getForUpdate(long id) {
        return findForUpdate(id).map(user -> required(id, user));
    }

    /**
     * The user or null; holds the row's lock until the transaction ends, so that the writers of one user take turns.
     */
    public Uni<@Nullable User> findForUpdate(long id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(UserRepository::living);
    }

    /** One page by id; the total is counted beside it, so that a write in between may show in only one of them. */
    public Uni<Paged<User>> list(Page page) {
        return find(LIVING + " order by id")
                .range(page.offset(), page.offset() + page.size() - 1)
                .list()
                .flatMap(users -> count(LIVING).map(total -> new Paged<>(page, users, total)));
    }

    private static @Nullable User living(@Nullable User user) {
        return user == null || user.isDeleted() ? null : user;
    }

    private static User required(long id, @Nullable User user) {
        if (user == null) {
            throw ProblemType.NOT_FOUND.because("There is no user " + id);
        }
        return user;
    }
}
