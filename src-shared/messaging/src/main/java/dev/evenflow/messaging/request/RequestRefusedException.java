package dev.evenflow.messaging.request;

/** The question was heard and not answered. Whoever answers fails with it to say why. */
public final class RequestRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The question is not one that can be answered. */
    public static final int MALFORMED = 400;

    /** Not now: something that runs is at odds with it. */
    public static final int CONFLICT = 409;

    /** The answer is larger than the broker takes: ask for less. */
    public static final int TOO_LARGE = 413;

    /** It failed; why is in the log of the service that was asked. */
    public static final int FAILED = 500;

    /** Too many are being answered, or something that is needed does not answer: ask again later. */
    public static final int UNAVAILABLE = 503;

    private final int code;

    public RequestRefusedException(int code, String reason) {
        super(reason, null, false, false);
        this.code = code;
    }

    /** One of those named here, as HTTP means them. */
    public int code() {
        return code;
    }
}
