package org.readingroom.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.api.data.Dataset;

/**
 * Splits a dataset's patients into test, validation and training, stratified by a label.
 *
 * <p>Within each stratum patients are shuffled by the seed and dealt by largest remainder, so that each part's size is exact
 * and its shares are as near as whole patients allow. A patient with cases of several labels counts under the least.
 */
public final class CohortBuilder {
    private final CohortSettings.SplitSettings split;
    private final long seed;

    /** A builder for a split and a seed. */
    public CohortBuilder(CohortSettings.SplitSettings split, long seed) {
        this.split = split;
        this.seed = seed;
    }

    /**
     * The cohort of a dataset; opens one volume of each case for its digest.
     *
     * @throws StudyException where the parts asked for are larger than the patients there are
     */
    public Cohort build(Dataset dataset, Monitor monitor) {
        List<CaseInfo> infos = dataset.cases().stream().map(Case::info).toList();
        List<String> digests = digests(dataset, monitor);
        Map<String, List<Integer>> patients = Patients.group(infos, digests);
        Map<String, Part> parts = deal(strata(infos, patients));
        CohortCase[] cases = new CohortCase[infos.size()];
        patients.forEach((patient, members) -> {
            Part part = parts.get(patient);
            for (int i : members) {
                cases[i] = CohortCase.of(
                        infos.get(i), patient, Patients.allNames(infos, members), digests.get(i), part.split(), part.fold());
            }
        });
        return new Cohort(dataset.name(), seed, Arrays.asList(cases));
    }

    private static List<String> digests(Dataset dataset, Monitor monitor) {
        monitor.begin("Telling " + dataset.cases().size() + " cases apart", dataset.cases().size());
        List<String> digests = new ArrayList<>();
        for (Case c : dataset.cases()) {
            monitor.checkCancelled();
            digests.add(VolumeDigest.of(c));
            monitor.worked(1);
        }
        return digests;
    }

    private record Part(Split split, int fold) {}

    /** Patients by the value of the label, each list shuffled by the seed. */
    private Map<String, List<String>> strata(List<CaseInfo> infos, Map<String, List<Integer>> patients) {
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

    private Map<String, Part> deal(Map<String, List<String>> strata) {
        int all = strata.values().stream().mapToInt(List::size).sum();
        int test = count("test", split.test(), all);
        int validation = split.folds() > 0 ? 0 : count("validation", split.validation(), all);
        if (test + validation > all) {
            throw new StudyException("the cohort asks for " + test + " test and " + validation + " validation patients of "
                    + all + "; ask for fewer");
        }
        Map<String, Part> parts = new TreeMap<>();
        Map<String, Integer> testOf = shares(strata, test, all);
        Map<String, Integer> validationOf = shares(strata, validation, all);
        int dealt = 0;
        for (Map.Entry<String, List<String>> stratum : strata.entrySet()) {
            List<String> list = stratum.getValue();
            int t = testOf.get(stratum.getKey());
            int v = Math.min(validationOf.get(stratum.getKey()), list.size() - t);
            for (int i = 0; i < list.size(); i++) {
                parts.put(list.get(i), i < t ? new Part(Split.TEST, -1) : notTest(i - t, v, dealt));
                dealt += i < t ? 0 : 1;
            }
        }
        return parts;
    }

    /** The part of the n-th patient of a stratum that is not test; folds are dealt in turn over all strata. */
    private Part notTest(int n, int validation, int dealt) {
        if (split.folds() == 0) {
            return new Part(n < validation ? Split.VALIDATION : Split.TRAIN, -1);
        }
        int fold = dealt % split.folds();
        return new Part(fold == split.fold() ? Split.VALIDATION : Split.TRAIN, fold);
    }

    private static int count(String what, double asked, int all) {
        if (asked >= 1 && asked != Math.rint(asked)) {
            throw new StudyException(what + ": " + asked + " patients; give a whole number, or a share under 1");
        }
        return asked < 1 ? (int) Math.round(asked * all) : (int) asked;
    }

    /** How many of {@code total} each stratum gives: proportional, by largest remainder, ties to the earlier stratum. */
    private static Map<String, Integer> shares(Map<String, List<String>> strata, int total, int all) {
        Map<String, Integer> shares = new TreeMap<>();
        int given = 0;
        for (Map.Entry<String, List<String>> e : strata.entrySet()) {
            int n = (int) ((long) total * e.getValue().size() / all);
            shares.put(e.getKey(), n);
            given += n;
        }
        List<String> order = new ArrayList<>(strata.keySet());
        order.sort(Comparator.comparing(
                key -> -((double) total * strata.get(key).size() / all - shares.get(key))));
        for (int i = 0; i < order.size() && given < total; i = (i + 1) % order.size()) {
            if (shares.get(order.get(i)) < strata.get(order.get(i)).size()) {
                shares.merge(order.get(i), 1, Integer::sum);
                given++;
            }
        }
        return shares;
    }
}
