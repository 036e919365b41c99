package dev.evenflow.security.audit;

import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * The log {@code evenflow.audit}: a line of {@code name=value} for everything somebody did, or was not let do. Nothing but ids
 * stands in it.
 */
@Singleton
public class AuditLog {

    private static final Logger LOG = Logger.getLogger("evenflow.audit");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9:_.,-]{1,64}");

    /**
     * Something that was done, or not.
     *
     * @param caller who did it
     * @param action what, in words of ours
     * @param object on what: an id; whatever else comes from outside is not written
     * @param outcome a status, or a word of ours
     */
    public void record(String caller, String action, String object, String outcome) {
        LOG.info(line(caller, action, object, outcome));
    }

    static String line(String caller, String action, String object, String outcome) {
        return "caller=" + id(caller) + " action=\"" + action + "\" object=" + id(object) + " outcome=" + outcome;
    }

    private static String id(String text) {
        return text.isEmpty() ? "-" : ID.matcher(text).matches() ? text : "?";
    }
}
