package org.readingroom.cnn.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.readingroom.api.data.Case;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.TrainingView;
import org.readingroom.torch.CounterRandom;

/**
 * Who trains one network and who validates it. Patients never stand on both sides.
 *
 * @param name {@code cohort}, {@code fold-0} and so on, or {@code refit}
 * @param training cases, sorted by id
 * @param validation cases, sorted by id; may be empty
 * @param held whether its validation cases are training patients of the cohort, held out of this fold alone
 */
record Fold(String name, List<Case> training, List<Case> validation, boolean held) {
    /** The cohort's own parts. */
    static Fold cohort(TrainingView view, NetworkReader reader) {
        return new Fold("cohort", known(view.training(), view, reader), known(view.validation(), view, reader), false);
    }

    /** All training patients and no validation. */
    static Fold refit(TrainingView view, NetworkReader reader) {
        return new Fold("refit", known(view.training(), view, reader), List.of(), false);
    }

    /**
     * The training patients in folds: dealt out in turn by the seed, one grade after the other, so that each fold has
     * every grade's share to within one patient.
     */
    static List<Fold> of(TrainingView view, NetworkReader reader, int count) {
        List<Case> cases = known(view.training(), view, reader);
        Map<String, List<List<Case>>> strata = new TreeMap<>();
        for (List<Case> patient : patients(cases)) {
            String grade = patient.get(0).info().labels().getOrDefault("grade", "");
            strata.computeIfAbsent(grade, g -> new ArrayList<>()).add(patient);
        }
        Map<String, Integer> foldOf = new HashMap<>();
        int dealt = 0;
        for (Map.Entry<String, List<List<Case>>> stratum : strata.entrySet()) {
            long seed =
                    CounterRandom.of(view.seed(), "folds " + stratum.getKey()).nextLong();
            Collections.shuffle(stratum.getValue(), new Random(seed));
            for (List<Case> patient : stratum.getValue()) {
                int fold = dealt++ % count;
                patient.forEach(c -> foldOf.put(c.id(), fold));
            }
        }
        if (dealt < count) {
            throw new ModelException("folds: " + count + " of " + dealt + " training patients; ask for fewer");
        }
        List<Fold> folds = new ArrayList<>();
        for (int f = 0; f < count; f++) {
            int fold = f;
            Map<Boolean, List<Case>> parts =
                    cases.stream().collect(Collectors.partitioningBy(c -> foldOf.get(c.id()) == fold));
            folds.add(new Fold("fold-" + f, parts.get(false), parts.get(true), true));
        }
        return folds;
    }

    /** Cases by patient: those that share a name, directly or through others, are of one. */
    private static List<List<Case>> patients(List<Case> cases) {
        List<List<Case>> patients = new ArrayList<>();
        List<Set<String>> names = new ArrayList<>();
        for (Case c : cases) {
            Set<String> all = new java.util.TreeSet<>(c.info().aliases());
            all.add(c.info().patientId());
            List<Case> joined = new ArrayList<>(List.of(c));
            for (int p = patients.size() - 1; p >= 0; p--) {
                if (!Collections.disjoint(names.get(p), all)) {
                    all.addAll(names.remove(p));
                    joined.addAll(0, patients.remove(p));
                }
            }
            patients.add(joined);
            names.add(all);
        }
        return patients;
    }

    private static List<Case> known(List<Case> cases, TrainingView view, NetworkReader reader) {
        return cases.stream().filter(c -> reader.knows(view, c)).toList();
    }

    /** The draws of an epoch: the view's own, without those that are held out. */
    List<Case> draws(TrainingView view, int epoch) {
        Set<String> ids = training.stream().map(Case::id).collect(Collectors.toSet());
        return view.draws(epoch).stream().filter(c -> ids.contains(c.id())).toList();
    }
}
