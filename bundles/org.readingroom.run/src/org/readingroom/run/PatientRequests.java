package org.readingroom.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which queries about a patient a model computes together. It follows from the plan alone: neither what is answered already,
 * nor other patients, nor how often a query is repeated has a part in it, so that a run that was stopped, taken up again or
 * shared out gives the same answers to the last bit.
 */
final class PatientRequests {
    private PatientRequests() {}

    /**
     * The lists of queries that are asked together and of which any is open. Queries of the same repeat follow one another as
     * planned, {@code size} in a list; the repeats of the same queries follow one another, so that a model that keeps what it
     * saw need not look twice.
     */
    static List<List<PlannedQuery>> of(List<PlannedQuery> plan, int size, Predicate<PlannedQuery> answered) {
        Map<Integer, List<PlannedQuery>> byRepeat = new LinkedHashMap<>();
        plan.forEach(q ->
                byRepeat.computeIfAbsent(q.repeat(), r -> new ArrayList<>()).add(q));
        int longest = byRepeat.values().stream().mapToInt(List::size).max().orElse(0);
        List<List<PlannedQuery>> all = new ArrayList<>();
        for (int from = 0; from < longest; from += size) {
            for (List<PlannedQuery> queries : byRepeat.values()) {
                List<PlannedQuery> some =
                        queries.subList(Math.min(from, queries.size()), Math.min(from + size, queries.size()));
                if (!some.stream().allMatch(answered)) {
                    all.add(some);
                }
            }
        }
        return all;
    }
}
