package dev.evenflow.bench.apply;

import dev.evenflow.bench.UserEvents;

/**
 * Events of 50,000 users: each is created and then updated with all the others in between, so no batch holds a user twice.
 *
 * @param warmUp events before the clock starts
 * @param measured events measured
 */
record Backlog(int warmUp, int measured) {

    static final int USERS = 50_000;

    int all() {
        return warmUp + measured;
    }

    static long user(int number) {
        return number % USERS + 1L;
    }

    static long version(int number) {
        return number / USERS + 1L;
    }

    static byte[] event(int number) {
        return UserEvents.json(user(number), version(number));
    }
}
