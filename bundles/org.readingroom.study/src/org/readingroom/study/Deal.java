package org.readingroom.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.readingroom.api.data.CaseInfo;

/**
 * Deals patients out to test, validation and training, stratified by a label.
 *
 * <p>Within each stratum patients are shuffled by the seed and dealt by largest remainder, so that each part's size is
 * exact and each stratum's share of it is less than one patient from proportional. A patient with cases of several
 * labels counts under the least. Where a source is left out, every patient with a case from it is test, so that
 * training never sees it.
 */
final class Deal {
    private final CohortSettings.SplitSettings split;
    private final long seed;
    private final List<CaseInfo> infos;
    private final Map<String, List<Integer>> patients;

    /**
     * @param infos what is known of the cases
     * @param patients the indices of each patient's cases
     */
    Deal(CohortSettings.SplitSettings split, long seed, List<CaseInfo> infos, Map<String, List<Integer>> patients) {
        this.split = split;
        this.seed = seed;
        this.infos = infos;
        this.patients = patients;
    }

    /**
     * Every patient's part.
     *
     * @throws StudyException where more is asked for than there is
     */
    Map<String, Part> parts() {
        Map<String, List<String>> strata = strata();
        Set<String> test =
                split.testSource().isPresent() ? ofSource(split.testSource().get()) : drawn(strata);
        Map<String, Part> parts = new TreeMap<>();
        test.forEach(patient -> parts.put(patient, Part.of(Split.TEST)));
        strata.values().forEach(list -> list.removeAll(test));
        dealRest(strata, test.size(), parts);
        return parts;
    }

    /** Patients by the value of the label, each list shuffled by the seed. */
    private Map<String, List<String>> strata() {
        Map<String, List<String>> strata = new TreeMap<>();
        patients.forEach((patient, members) -> {
            String value = split.stratify().isBlank()
                    ? ""
                    : members.stream()
                            .map(i -> infos.get(i).labels().getOrDefault(split.stratify(), ""))
                            .min(Comparator.naturalOrder())
                            .orElse("");
            strata.computeIfAbsent(value, v -> new ArrayList<>()).add(patient);
        });
        strata.forEach((value, list) -> Collections.shuffle(list, new Random(seed * 31 + value.hashCode())));
        return strata;
    }

    private Set<String> drawn(Map<String, List<String>> strata) {
        int test = count("test", split.test(), patients.size());
        if (test > patients.size()) {
            throw tooMany(test, 0);
        }
        Map<String, Integer> shares = shares(strata, test);
        Set<String> drawn = new TreeSet<>();
        strata.forEach((value, list) -> drawn.addAll(list.subList(0, shares.get(value))));
        return drawn;
    }

    private Set<String> ofSource(String source) {
        Set<String> sources = infos.stream().map(CaseInfo::source).collect(Collectors.toCollection(TreeSet::new));
        List<String> unknown = infos.stream()
                .filter(i -> i.source().isBlank())
                .map(CaseInfo::caseId)
                .toList();
        if (!unknown.isEmpty()) {
            throw new StudyException("test-source: the source of " + unknown.size() + " of " + infos.size()
                    + " cases is not known, such as " + unknown.get(0)
                    + ", so that none can be left out; give a name mapping that tells it, or split by number");
        }
        if (!sources.contains(source)) {
            throw new StudyException(
                    "test-source: no case is from '" + source + "'; sources are " + String.join(", ", sources));
        }
        Set<String> of = new TreeSet<>();
        patients.forEach((patient, members) -> {
            if (members.stream().anyMatch(i -> infos.get(i).source().equals(source))) {
                of.add(patient);
            }
        });
        if (of.size() == patients.size()) {
            throw new StudyException(
                    "test-source: every patient is from '" + source + "', and none would be left to train on");
        }
        return of;
    }

    private void dealRest(Map<String, List<String>> strata, int test, Map<String, Part> parts) {
        int validation = split.folds() > 0 ? 0 : count("validation", split.validation(), patients.size());
        if (test + validation > patients.size()) {
            throw tooMany(test, validation);
        }
        Map<String, Integer> shares = shares(strata, validation);
        int dealt = 0;
        for (Map.Entry<String, List<String>> stratum : strata.entrySet()) {
            for (int n = 0; n < stratum.getValue().size(); n++, dealt++) {
                Part part = split.folds() > 0
                        ? ofFold(dealt % split.folds())
                        : Part.of(n < shares.get(stratum.getKey()) ? Split.VALIDATION : Split.TRAIN);
                parts.put(stratum.getValue().get(n), part);
            }
        }
    }

    /** Folds are dealt in turn over all strata. */
    private Part ofFold(int fold) {
        return new Part(fold == split.fold() ? Split.VALIDATION : Split.TRAIN, fold);
    }

    private StudyException tooMany(int test, int validation) {
        return new StudyException("the cohort asks for " + test + " test and " + validation + " validation patients of "
                + patients.size() + "; ask for fewer");
    }

    private static int count(String what, double asked, int all) {
        if (asked >= 1 && asked != Math.rint(asked)) {
            throw new StudyException(what + ": " + asked + " patients; give a whole number, or a share under 1");
        }
        return asked < 1 ? (int) Math.round(asked * all) : (int) asked;
    }

    /**
     * How many of {@code total} each stratum gives: proportional, by largest remainder, ties to the earlier stratum.
     */
    private static Map<String, Integer> shares(Map<String, List<String>> strata, int total) {
        int all = strata.values().stream().mapToInt(List::size).sum();
        Map<String, Integer> shares = new TreeMap<>();
        Map<String, Long> remainders = new TreeMap<>();
        int given = 0;
        for (Map.Entry<String, List<String>> e : strata.entrySet()) {
            long quota = (long) total * e.getValue().size();
            shares.put(e.getKey(), all == 0 ? 0 : (int) (quota / all));
            remainders.put(e.getKey(), all == 0 ? 0 : quota % all);
            given += shares.get(e.getKey());
        }
        List<String> order = new ArrayList<>(strata.keySet());
        order.sort(Comparator.comparing((String value) -> remainders.get(value)).reversed());
        for (String value : order.subList(0, total - given)) {
            shares.merge(value, 1, Integer::sum);
        }
        return shares;
    }
}
