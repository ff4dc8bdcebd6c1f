package org.readingroom.run.analysis;

import java.util.Comparator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The area under the ROC curve of resamples of some patients, sorted once: a resample only says how often each is in it.
 *
 * @param positive whether each patient is of class 1, by rising score
 * @param place of each patient in that order
 * @param group of each place: places of one score are of one group
 */
record AreaOfResamples(boolean[] positive, int[] place, int[] group) implements ToDoubleFunction<int[]> {
    static AreaOfResamples of(GradeDecisions grades) {
        int n = grades.patients();
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> grades.scores()[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        AreaOfResamples areas = new AreaOfResamples(new boolean[n], new int[n], new int[n]);
        for (int at = 0; at < n; at++) {
            areas.positive[at] = grades.positive()[order[at]];
            areas.place[order[at]] = at;
            boolean tied = at > 0 && grades.scores()[order[at]] == grades.scores()[order[at - 1]];
            areas.group[at] = at == 0 ? 0 : areas.group[at - 1] + (tied ? 0 : 1);
        }
        return areas;
    }

    @Override
    public double applyAsDouble(int[] drawn) {
        int[] times = new int[place.length];
        for (int patient : drawn) {
            times[place[patient]]++;
        }
        long wins = 0;
        long negatives = 0;
        long positives = 0;
        for (int from = 0, to; from < times.length; from = to) {
            long up = 0;
            long down = 0;
            for (to = from; to < times.length && group[to] == group[from]; to++) {
                up += positive[to] ? times[to] : 0;
                down += positive[to] ? 0 : times[to];
            }
            wins += up * (2 * negatives + down);
            positives += up;
            negatives += down;
        }
        return positives == 0 || negatives == 0 ? Double.NaN : wins / (2.0 * positives * negatives);
    }
}
