package org.readingroom.ui.internal.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The patients that both arms of a comparison have a score of. */
final class PairPoints {
    private PairPoints() {}

    /** By difference, the first arm's worst patients first; failures count as wrong. */
    static List<PairPoint> of(RunResults run, ResultsFocus focus) {
        List<PairPoint> points = new ArrayList<>();
        if (focus.group().isEmpty() || focus.a().isEmpty() || focus.b().isEmpty()) {
            return points;
        }
        GroupScores scores = run.groups().get(focus.group().get());
        for (String id : scores.cases()) {
            double a = scores.ofCase(focus.a(), id, focus.metric());
            double b = scores.ofCase(focus.b(), id, focus.metric());
            if (!Double.isNaN(a) && !Double.isNaN(b)) {
                points.add(new PairPoint(id, run.fact(id).grade(), a, b));
            }
        }
        points.sort(Comparator.comparingDouble(PairPoint::difference).thenComparing(PairPoint::caseId));
        return points;
    }
}
