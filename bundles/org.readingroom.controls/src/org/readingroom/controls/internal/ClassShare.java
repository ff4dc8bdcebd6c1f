package org.readingroom.controls.internal;

import java.util.List;
import java.util.TreeMap;
import org.readingroom.api.task.ClassScore;

/**
 * The commonest class of the training patients (the first of equals), and how common class 1, the positive one, is.
 *
 * @param label the commonest class
 * @param positive the share of class 1, 0 to 1
 */
record ClassShare(int label, double positive) {
    /** The share over at least one patient. */
    static ClassShare of(List<ClassScore> grades) {
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        grades.forEach(g -> counts.merge(g.label(), 1, Integer::sum));
        int label = counts.firstKey();
        for (int candidate : counts.keySet()) {
            if (counts.get(candidate) > counts.get(label)) {
                label = candidate;
            }
        }
        return new ClassShare(label, counts.getOrDefault(1, 0) / (double) grades.size());
    }

    /** The same answer for every patient. */
    ClassScore answer() {
        return ClassScore.of(label, positive);
    }
}
