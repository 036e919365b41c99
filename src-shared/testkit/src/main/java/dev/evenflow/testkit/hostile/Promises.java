package dev.evenflow.testkit.hostile;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What no answer may be: an error of the service, a look inside it, or another's data.
 *
 * @param secrets texts that only others' data holds
 * @param excused answers with a 5xx that are meant so, such as those about what is away
 */
public record Promises(List<String> secrets, Predicate<RawAnswer> excused) {

    private static final Pattern INSIDES = Pattern.compile(
            "\\tat |at dev\\.evenflow|dev\\.evenflow\\.[a-z]|Exception|java\\.(lang|util|io)|io\\.quarkus|SQLSTATE");

    public Promises {
        secrets = List.copyOf(secrets);
    }

    /** Those to an administrator, who may see everything, while NATS is away: asked for what is there, a service says so. */
    public static Promises toAdministratorsWithoutNats() {
        return new Promises(
                List.of(),
                answer -> answer.status() == 503 && answer.body().contains("tag:evenflow.dev,2025:unavailable"));
    }

    /** What is wrong with an answer. */
    public Optional<String> broken(RawAnswer answer) {
        if (answer.status() >= 500 && !excused.test(answer)) {
            return Optional.of("an error of the service:\n" + answer.text());
        }
        if (INSIDES.matcher(answer.text()).find()) {
            return Optional.of("a look inside:\n" + answer.text());
        }
        return secrets.stream()
                .filter(answer.text()::contains)
                .findFirst()
                .map(secret -> "another's data, " + secret + ":\n" + answer.text());
    }
}
