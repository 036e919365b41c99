package dev.evenflow.participant;

/** What becomes of a command. */
public sealed interface Answer {

    /** The reason where a step was undone before it was asked for. */
    String COMPENSATED = "compensated";

    /** It is done, now or before. */
    record Done() implements Answer {}

    /** It is not done, and never will be. */
    record Refused(String reason) implements Answer {}

    /** It is not done, nothing was written, and the same command may be done when it is asked again. */
    record NotYet(String reason) implements Answer {}

    static Answer done() {
        return new Done();
    }

    static Answer refused(String reason) {
        return new Refused(reason);
    }

    static Answer compensated() {
        return new Refused(COMPENSATED);
    }

    static Answer notYet(String reason) {
        return new NotYet(reason);
    }
}
