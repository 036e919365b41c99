package dev.evenflow.bench.erasure;

import java.util.List;
import java.util.UUID;

/** Somebody whose names and e-mails nobody else has. */
record Somebody(String mark) {

    static Somebody unique() {
        return new Somebody(UUID.randomUUID().toString().replace("-", ""));
    }

    String name() {
        return "Quast " + mark;
    }

    String changedName() {
        return "Zander " + mark;
    }

    String json() {
        return "{\"name\":\"%1$s\",\"email\":\"q%2$s@first.example\",\"password\":\"a long enough password\"}"
                .formatted(name(), mark);
    }

    String changed() {
        return "{\"name\":\"%1$s\",\"email\":\"z%2$s@second.example\"}".formatted(changedName(), mark);
    }

    /** Whatever case they are written in: e-mails are compared in lower case. */
    List<String> words() {
        return List.of(mark);
    }
}
