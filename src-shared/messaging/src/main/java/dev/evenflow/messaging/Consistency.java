package dev.evenflow.messaging;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Bounds of one configuration key by another, which no annotation on a key can express. Keys are without the prefix. */
public final class Consistency {

    private final String prefix;
    private final List<Problem> problems = new ArrayList<>();

    public Consistency(String prefix) {
        this.prefix = prefix + ".";
    }

    public Consistency notLonger(String key, Duration value, String limitKey, Duration limit) {
        if (value.compareTo(limit) > 0) {
            problems.add(problem(key, "must not be longer than", limitKey, value, limit));
        }
        return this;
    }

    public Consistency atLeastTwice(String key, Duration value, String limitKey, Duration limit) {
        if (value.compareTo(limit.multipliedBy(2)) < 0) {
            problems.add(problem(key, "must be at least twice", limitKey, value, limit));
        }
        return this;
    }

    /**
     * Call it at start: the service ends with these lines.
     *
     * @throws ConfigValidationException when something is wrong, naming everything that is
     */
    public void verify() {
        if (!problems.isEmpty()) {
            throw new ConfigValidationException(problems.toArray(Problem[]::new));
        }
    }

    private Problem problem(String key, String must, String limitKey, Duration value, Duration limit) {
        return new Problem("%s%s (%s) %s %s%s (%s)".formatted(prefix, key, value, must, prefix, limitKey, limit));
    }
}
