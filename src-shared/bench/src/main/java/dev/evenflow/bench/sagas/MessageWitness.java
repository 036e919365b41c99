package dev.evenflow.bench.sagas;

import com.mongodb.client.MongoClients;
import dev.evenflow.testkit.history.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/**
 * What customers were told: a message for each milestone of their orders, none twice; and its mail once, where it is
 * known to have been sent, and never twice.
 */
record MessageWitness(String mongoUrl, MailSink mails) {

    private record Milestone(String order, String kind) {}

    private record Told(String id, long user, String status) {}

    boolean isEverythingSent(Map<String, OrderFold> folds) {
        var expected = folds.values().stream()
                .mapToLong(fold -> fold.messages().size())
                .sum();
        var statuses = statuses();
        return statuses.values().stream().mapToLong(count -> count).sum() >= expected
                && !statuses.containsKey("pending")
                && !statuses.containsKey("sending");
    }

    /** How many mails there are of each status. */
    Map<String, Integer> statuses() {
        var statuses = new TreeMap<String, Integer>();
        told().values().forEach(messages -> messages.forEach(told -> statuses.merge(told.status, 1, Integer::sum)));
        return statuses;
    }

    Verdict verdict(Map<String, OrderFold> folds) {
        var told = told();
        var lost = new ArrayList<String>();
        var different = new ArrayList<String>();
        var repeated = new ArrayList<String>();
        folds.forEach((order, fold) -> fold.messages().forEach(kind -> {
            var messages = told.getOrDefault(new Milestone(order, kind), List.of());
            if (messages.isEmpty()) {
                lost.add("nobody was told that order " + order + " was " + kind);
            } else if (messages.getFirst().user != fold.facts().userId()) {
                different.add("somebody else was told of order " + order + ": " + messages);
            }
        }));
        told.forEach((milestone, messages) -> {
            var fold = folds.get(milestone.order);
            if (fold == null || !fold.messages().contains(milestone.kind)) {
                different.add(milestone + " was told and never was");
            }
            if (messages.size() > 1) {
                repeated.add(milestone + " was told " + messages.size() + " times");
            }
        });
        judgeMails(told, different, repeated);
        return new Verdict(lost, different, List.of(), repeated);
    }

    private void judgeMails(Map<Milestone, List<Told>> told, List<String> different, List<String> repeated) {
        var taken = mails.taken();
        taken.forEach((id, times) -> {
            if (times > 1) {
                repeated.add("mail " + id + " came " + times + " times");
            }
        });
        told.values().stream().flatMap(List::stream).forEach(message -> {
            var came = taken.containsKey(message.id);
            if (!message.status.equals("unknown") && !(message.status.equals("sent") && came)) {
                different.add("mail " + message + (came ? " came" : " did not come"));
            }
        });
    }

    private Map<Milestone, List<Told>> told() {
        var told = new HashMap<Milestone, List<Told>>();
        try (var client = MongoClients.create(mongoUrl)) {
            for (var document : client.getDatabase("notifications_db")
                    .getCollection("messages")
                    .find()
                    .batchSize(10_000)) {
                told.computeIfAbsent(milestone(document), any -> new ArrayList<>())
                        .add(told(document));
            }
        }
        return told;
    }

    private static Milestone milestone(Document document) {
        return new Milestone(document.getString("order_id"), document.getString("kind"));
    }

    private static Told told(Document document) {
        return new Told(document.getString("_id"), document.getLong("user_id"), document.getString("status"));
    }
}
