package dev.evenflow.testkit.demo;

import dev.evenflow.testkit.service.Answer;

/** Something went otherwise than the story says. */
final class Surprise extends IllegalStateException {

    Surprise(String message) {
        super(message);
    }

    static Answer unlessStatus(int expected, String call, Answer answer) {
        if (answer.status() != expected) {
            throw new Surprise(
                    call + " answered " + answer.status() + " instead of " + expected + ": " + answer.body());
        }
        return answer;
    }

    static void unless(boolean asExpected, String message) {
        if (!asExpected) {
            throw new Surprise(message);
        }
    }
}
