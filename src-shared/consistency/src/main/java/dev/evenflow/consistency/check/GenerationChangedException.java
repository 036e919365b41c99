package dev.evenflow.consistency.check;

/** The copy was replaced as a whole while it was looked at: what was read says nothing of the one that is live now. */
final class GenerationChangedException extends RuntimeException {

    GenerationChangedException(String before, String now) {
        super("the copy is " + now + " now, no longer " + before);
    }
}
