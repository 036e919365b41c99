package dev.evenflow.testkit.hostile;

import java.util.Map;
import java.util.TreeMap;

/** How often each status was answered; 0 stands for a closed connection. */
public final class Counts {

    private final Map<Integer, Integer> byStatus = new TreeMap<>();

    void add(int status) {
        byStatus.merge(status, 1, Integer::sum);
    }

    public int total() {
        return byStatus.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int of(int status) {
        return byStatus.getOrDefault(status, 0);
    }

    @Override
    public String toString() {
        return byStatus.toString();
    }
}
