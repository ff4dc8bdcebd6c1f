package org.readingroom.run.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who stands in a comparison: an arm, or all seeds of an arm as one reader whose score is the mean of theirs.
 *
 * @param id of the arm or of the group of seeds
 * @param members the arms
 * @param series the scores by what they are of, the key's arm being the id
 */
record Contest(String id, List<ArmFact> members, Map<SeriesKey, PatientSeries> series) {
    /** All of them, in the order of the study: each arm without seeds, and each group of seeds. */
    static List<Contest> all(AnalysisInput input) {
        Map<String, List<ArmFact>> groups = new LinkedHashMap<>();
        input.arms().forEach(a -> groups.computeIfAbsent(a.group(), g -> new ArrayList<>())
                .add(a));
        return groups.entrySet().stream()
                .map(g -> of(g.getKey(), g.getValue(), input))
                .toList();
    }

    /** The one of an id: a single seed may be named too. */
    static Optional<Contest> find(String id, List<Contest> all, AnalysisInput input) {
        Optional<Contest> group = all.stream().filter(c -> c.id().equals(id)).findFirst();
        return group.or(() ->
                input.arms().stream().filter(a -> a.id().equals(id)).findFirst().map(a -> of(id, List.of(a), input)));
    }

    private static Contest of(String id, List<ArmFact> members, AnalysisInput input) {
        Map<SeriesKey, List<PatientSeries>> parts = new LinkedHashMap<>();
        Set<String> ids = new LinkedHashSet<>(members.stream().map(ArmFact::id).toList());
        for (PatientSeries s : input.series()) {
            if (ids.contains(s.key().arm())) {
                parts.computeIfAbsent(s.key().of(id), k -> new ArrayList<>()).add(s);
            }
        }
        Map<SeriesKey, PatientSeries> series = new LinkedHashMap<>();
        parts.forEach((key, some) -> {
            if (some.size() == members.size()) {
                series.put(key, some.size() == 1 ? some.get(0) : PatientSeries.averaged(key, some));
            }
        });
        return new Contest(id, members, series);
    }

    boolean control() {
        return members.get(0).control();
    }

    List<String> oracles() {
        return members.get(0).oracles();
    }

    /** Whether any of both is asked this task, so that it is not a mere derivation for both. */
    boolean asked(String task) {
        return members.get(0).tasks().contains(task);
    }
}
