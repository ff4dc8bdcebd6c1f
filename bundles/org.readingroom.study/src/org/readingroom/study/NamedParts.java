package org.readingroom.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.readingroom.study.CohortSettings.Lists;
import org.readingroom.study.CohortSettings.Others;

/**
 * Puts cases where a file or a study's lists name them. Whose they are is not looked at here; {@link Cohort} does that.
 */
final class NamedParts {
    private static final int SHOWN = 3;

    private final String where;
    private final Map<String, Part> parts = new TreeMap<>();

    private NamedParts(String where) {
        this.where = where;
    }

    /** The parts of fixed lists. */
    static NamedParts of(Lists lists) {
        NamedParts named = new NamedParts("lists");
        lists.train().forEach(id -> named.put(id, Part.of(Split.TRAIN)));
        lists.validation().forEach(id -> named.put(id, Part.of(Split.VALIDATION)));
        lists.test().forEach(id -> named.put(id, Part.of(Split.TEST)));
        return named;
    }

    /** The parts of one fold of nnU-Net's file; each case keeps the first fold in which it validates. */
    static NamedParts of(Path file, int fold) {
        List<NnUnetSplits.Fold> folds = NnUnetSplits.read(file);
        if (fold >= folds.size()) {
            throw new StudyException(
                    "fold: " + fold + ", but " + file + " holds " + folds.size() + " folds, which count from 0");
        }
        Map<String, Integer> validates = new TreeMap<>();
        for (int f = folds.size() - 1; f >= 0; f--) {
            for (String id : folds.get(f).validation()) {
                validates.put(id, f);
            }
        }
        NamedParts named = new NamedParts(file + ", fold " + fold);
        folds.get(fold).train().forEach(id -> named.put(id, new Part(Split.TRAIN, validates.getOrDefault(id, -1))));
        folds.get(fold).validation().forEach(id -> named.put(id, new Part(Split.VALIDATION, fold)));
        return named;
    }

    private void put(String id, Part part) {
        Part before = parts.putIfAbsent(id, part);
        if (before != null) {
            throw new StudyException(where + ": case " + id + " is named twice, in "
                    + before.split().word() + " and in " + part.split().word() + "; name it once");
        }
    }

    /**
     * The part of each case that is in one.
     *
     * @param ids of all cases of the dataset
     * @throws StudyException where a named case is not in the dataset, or one of it is not named and that is refused
     */
    Map<String, Part> on(String dataset, List<String> ids, Others others) {
        Set<String> missing = new TreeSet<>(parts.keySet());
        ids.forEach(missing::remove);
        if (!missing.isEmpty()) {
            throw new StudyException(where + " names " + some(missing) + ", which the dataset " + dataset
                    + " does not hold; its cases are called like "
                    + ids.stream().findFirst().orElse("(it has none)"));
        }
        List<String> unnamed = new ArrayList<>(ids);
        unnamed.removeAll(parts.keySet());
        if (!unnamed.isEmpty() && others == Others.REFUSE) {
            throw new StudyException(where + " does not name " + some(unnamed) + " of the dataset " + dataset
                    + "; say others: test or others: leave-out");
        }
        Map<String, Part> all = new TreeMap<>(parts);
        if (others == Others.TEST) {
            unnamed.forEach(id -> all.put(id, Part.of(Split.TEST)));
        }
        return all;
    }

    private static String some(java.util.Collection<String> ids) {
        String first = String.join(", ", ids.stream().limit(SHOWN).toList());
        return (ids.size() == 1 ? "case " : ids.size() + " cases, ")
                + first
                + (ids.size() > SHOWN ? " and others" : "");
    }
}
